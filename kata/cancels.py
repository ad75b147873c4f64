"""Cancels a coroutine from outside at every turn of the loop: the asyncio sister of the preemption explorer.

It is run once to count the turns for which it is suspended, then once for each of these with a cancel thrown there. So
each of its awaits is cancelled, and each in every state that its child tasks reach meanwhile. Where the loop waits for
a timer, the cancel comes once in the very turn of that timer, and once long before. On a virtual clock one run is the
same as the one before: this is exhaustive, and needs no luck.
"""

import asyncio
import gc
import math
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
    it came out, `tasks` the tasks that were left, `unasked` the work that was under way, and that nobody cancelled, and
    `later` what was begun when the clock had gone on.
    """

    at: int
    line: int | None
    outcome: str
    during: list[str]
    running: list[str]
    tasks: list[str]
    begun: list[str]
    unasked: list[str]
    later: list[str]

    def as_plain(self) -> dict[str, Any]:
        return dict(vars(self))


Case = Callable[[Ledger], Awaitable[Any]]


def at_every_turn(case: Case, file: str) -> list[dict[str, Any]]:
    """Runs `case(ledger)` on fresh loops, first in peace, then with a cancel at each turn; each run as plain data.

    `case` calls the submission with work that signs the ledger; `file` is the learner's. Raises
    `kata.virtual.Deadlock` where a run gets stuck, which the runner tells as `hang`.
    """
    peaceful, waits = _run(case, file, 0)
    found = [peaceful]
    for at, is_wait in enumerate(waits[:MOST], 1):
        found += [_run(case, file, at, early)[0] for early in sorted({False, is_wait})]
    return [one.as_plain() for one in found]


def _run(case: Case, file: str, at: int, early: bool = False) -> tuple[Cancelled, list[bool]]:
    """One run on a loop of its own, cancelled at its turn number `at`; and for each turn whether the loop waited."""

    async def main() -> tuple[Cancelled, list[bool]]:
        ledger, turns, before = Ledger(), _Turns(file, at, early), asyncio.all_tasks()
        task = asyncio.create_task(turns.count(case, ledger))
        await asyncio.wait([task])
        running = list(ledger.running)
        await asyncio.sleep(0)  # what ends in this very turn has ended
        left = [one.get_name() for one in asyncio.all_tasks() - before - {task}]
        later = turns.later(ledger)
        found = turns.line, _outcome(task), turns.during, running, left, ledger.begun, turns.unasked, later
        return Cancelled(at, *found), turns.waits

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
    """Counts the turns for which one run is suspended, and cancels it at one of them.

    With the timer for which the loop waits there, if it does; or before that, if it shall be `early`.
    """

    def __init__(self, file: str, at: int, early: bool) -> None:
        self.file, self.at, self.early = file, at, early
        self.waits: list[bool] = []
        self.line: int | None = None
        self.at_work: list[Entry] = []
        self.moment = math.inf

    @property
    def during(self) -> list[str]:
        return [one.name for one in self.at_work if not (one.ended == self.moment and one.ended_by_itself)]

    @property
    def unasked(self) -> list[str]:
        """What ended by itself long after the cancel, and not while the turn was at others to tidy up."""
        if not self.early:
            return []
        after = [one for one in self.at_work if one.ended is not None and one.ended > self.moment]
        return [one.name for one in after if one.ended_by_itself and not one.told and not one.amid]

    def later(self, ledger: Ledger) -> list[str]:
        return [one.name for one in ledger.entries if one.begun > self.moment]

    async def count(self, case: Case, ledger: Ledger) -> Any:
        task, waiting = asyncio.current_task(), case(ledger)
        loop = asyncio.get_running_loop()
        assert task is not None
        assert isinstance(loop, virtual.VirtualLoop)

        def turn(waits: bool) -> bool:
            self.waits.append(waits)
            if len(self.waits) != self.at:
                return False
            self.at_work, self.moment = [one for one in ledger.entries if one.ended is None], ledger.now
            self.line = awaited(waiting, self.file)
            task.cancel()
            return self.early

        loop.on_turn = turn
        try:
            return await waiting
        finally:
            loop.on_turn = None
