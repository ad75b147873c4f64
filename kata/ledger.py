"""Coroutine work for a virtual clock: what each piece does is given, and what became of each is written down.

A grader's scenario makes pieces of work (`Ledger.job`), hands them to the submission, and sends the ledger home as
plain data. All times are seconds of the loop since the ledger was made.
"""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from kata.evidence import Span
from kata.language import _
from kata.proof import refuse


@dataclass
class Entry:
    """One piece of work: `ended` is None while it is under way; `how` is then `value`, `cancelled` or `error`."""

    name: str
    begun: float
    ended: float | None = None
    how: str = ""


@dataclass
class Ledger:
    """Who has begun when, and how it ended."""

    zero: float = field(default_factory=lambda: asyncio.get_running_loop().time())
    entries: list[Entry] = field(default_factory=list)
    peak: int = 0

    @property
    def now(self) -> float:
        return round(asyncio.get_running_loop().time() - self.zero, 9)

    @property
    def running(self) -> list[str]:
        return [entry.name for entry in self.entries if entry.ended is None]

    @property
    def begun(self) -> list[str]:
        return [entry.name for entry in self.entries]

    @contextlib.contextmanager
    def work(self, name: str) -> Iterator[None]:
        """Around one piece of work, from its first line to the end of its cleanup."""
        entry = Entry(name, self.now)
        self.entries.append(entry)
        self.peak = max(self.peak, len(self.running))
        try:
            yield
            entry.how = "value"
        except asyncio.CancelledError:
            entry.how = "cancelled"
            raise
        except BaseException:
            entry.how = "error"
            raise
        finally:
            entry.ended = self.now

    def job(self, name: str, seconds: float, value: Any = None, error: str = "", cleanup: float = 0.0) -> Any:
        """A coroutine function: it takes `seconds`, then raises a ValueError of the text `error` or gives `value`.

        When it is cancelled it first tidies up for `cleanup` seconds.
        """

        async def job() -> Any:
            with self.work(name):
                try:
                    await asyncio.sleep(seconds)
                except asyncio.CancelledError:
                    await asyncio.sleep(cleanup)
                    raise
                if error:
                    raise ValueError(error)
                return value

        return job

    def jobs(self, specs: list[dict[str, Any]]) -> list[Callable[[], Awaitable[Any]]]:
        """A job for each set of arguments."""
        return [self.job(**spec) for spec in specs]

    def raced(self) -> list[tuple[str, float, float]]:
        """What a scenario of `kata.race.Waits` returns: label, start and end of each piece, by the loop's clock."""
        return [(one.name, self.zero + one.begun, self.zero + (one.ended or one.begun)) for one in self.entries]

    def as_plain(self) -> list[dict[str, Any]]:
        return [dict(vars(entry)) for entry in self.entries]


async def come_out(waiting: Awaitable[Any], ledger: Ledger) -> dict[str, Any]:
    """In the runner: how it came out, and what came of the work after that.

    `value` is what it gave or `error` what it raised, `at` when (seconds), `running` and `tasks` name what had not
    ended then, `peak` how many pieces were under way at once, and `entries` is the ledger when all of it had ended.
    """
    before = asyncio.all_tasks()
    value, error = None, None
    try:
        value = await waiting
    except NotImplementedError:  # the stub
        raise
    except Exception as raised:
        error = raised
    at, running = ledger.now, ledger.running
    await asyncio.sleep(0)  # a task whose work has ended may need one more turn to end itself
    left = asyncio.all_tasks() - before
    names = [task.get_name() for task in left]
    if left:
        await asyncio.wait(left, timeout=1000.0)
    return {
        "value": value,
        "error": error,
        "at": at,
        "running": running,
        "tasks": names,
        "peak": ledger.peak,
        "entries": ledger.as_plain(),
    }


def value_of(came: dict[str, Any]) -> Any:
    """In the judge: what `come_out` says that it gave; refuses as `raised` if it raised."""
    error = came["error"]
    if error is not None:
        refuse("raised", _("it raised {error}").format(error=error), where=error.where)
    return came["value"]


def spans(entries: list[dict[str, Any]]) -> tuple[Span, ...]:
    """The pieces of work, to be drawn."""
    return tuple(
        Span(str(one["name"]), one["begun"], one["ended"] if one["ended"] is not None else one["begun"])
        for one in entries
    )
