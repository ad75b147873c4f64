"""Cancels a coroutine from outside at every turn of the loop: the asyncio sister of the preemption explorer.

It is run once to count the turns for which it is suspended, then once for each of these with a cancel thrown there. So
each of its awaits is cancelled, and each in every state that its child tasks reach meanwhile. On a virtual clock one
run is the same as the one before: this is exhaustive, and needs no luck.
"""

import asyncio
import gc
import warnings
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from kata import virtual
from kata.ledger import Entry, Ledger
from kata.standing import awaited

MOST = 200  # turns that are tried; a submission that is suspended for more of them repeats itself


@dataclass(frozen=True)
class Cancelled:
    """How one run came out: `outcome` is `cancelled`, `value`, or the name of another exception.

    `at` counts the turns (from 1; 0: nothing was cancelled), `line` is the one of the learner's file that waited
    there, and `during` the work that was under way then, but for what ended by itself in that very moment: if that was
    all, even the standard library may let its value or its error win. `running` names the work that had not ended when
    it came out, and `tasks` the tasks that were left.
    """

    at: int
    line: int | None
    outcome: str
    during: list[str]
    running: list[str]
    tasks: list[str]
    begun: list[str]

    def as_plain(self) -> dict[str, Any]:
        return dict(vars(self))


Case = Callable[[Ledger], Awaitable[Any]]


def at_every_turn(case: Case, file: str) -> list[dict[str, Any]]:
    """Runs `case(ledger)` on fresh loops, first in peace, then with a cancel at each turn; each run as plain data.

    `case` calls the submission with work that signs the ledger; `file` is the learner's. Raises
    `kata.virtual.Deadlock` where a run gets stuck, which the runner tells as `hang`.
    """
    peaceful, turns = _run(case, file, 0)
    return [peaceful.as_plain(), *(_run(case, file, at)[0].as_plain() for at in range(1, min(turns, MOST) + 1))]


def _run(case: Case, file: str, at: int) -> tuple[Cancelled, int]:
    """One run on a loop of its own, cancelled at its turn number `at`; and for how many turns it was suspended."""

    async def main() -> tuple[Cancelled, int]:
        ledger, turns, before = Ledger(), _Turns(file, at), asyncio.all_tasks()
        task = asyncio.create_task(turns.count(case, ledger))
        await asyncio.wait([task])
        running = list(ledger.running)
        await asyncio.sleep(0)  # what ends in this very turn has ended
        left = [one.get_name() for one in asyncio.all_tasks() - before - {task}]
        return Cancelled(at, turns.line, _outcome(task), turns.during, running, left, ledger.begun), turns.seen

    if at != 1:
        return virtual.run(main(), file)
    # its child tasks may not have begun: whoever gave one of them a coroutine has not left that behind
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "coroutine .* was never awaited", RuntimeWarning)
        found = virtual.run(main(), file)
        gc.collect()  # Python says it when the coroutine goes
    return found


def _outcome(task: "asyncio.Task[Any]") -> str:
    if task.cancelled():
        return "cancelled"
    error = task.exception()
    return "value" if error is None else type(error).__name__


class _Turns:
    """Counts the turns for which one run is suspended, and cancels it at one of them."""

    def __init__(self, file: str, at: int) -> None:
        self.file, self.at = file, at
        self.seen = 0
        self.line: int | None = None
        self.at_work: list[Entry] = []
        self.moment = 0.0

    @property
    def during(self) -> list[str]:
        by_itself = {"value", "error"}
        return [one.name for one in self.at_work if not (one.ended == self.moment and one.how in by_itself)]

    async def count(self, case: Case, ledger: Ledger) -> Any:
        task, waiting = asyncio.current_task(), case(ledger)
        loop = asyncio.get_running_loop()
        assert task is not None
        assert isinstance(loop, virtual.VirtualLoop)

        def turn() -> None:
            self.seen += 1
            if self.seen == self.at:
                self.at_work, self.moment = [one for one in ledger.entries if one.ended is None], ledger.now
                self.line = awaited(waiting, self.file)
                task.cancel()

        loop.on_turn = turn
        try:
            return await waiting
        finally:
            loop.on_turn = None
