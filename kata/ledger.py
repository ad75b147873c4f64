"""Coroutine work for a virtual clock: what each piece does is given, and what became of each is written down.

A grader's scenario makes pieces of work (`Ledger.job`), hands them to the submission, and sends the ledger home as
plain data. All times are seconds of the loop since the ledger was made.
"""

import asyncio
import builtins
import contextlib
import itertools
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from kata.evidence import Span
from kata.language import _
from kata.proof import refuse

AT_ONCE = 0.05  # seconds of the loop within which all jobs have begun: nothing is to be waited for before that


@dataclass
class Entry:
    """One piece of work: `ended` is None while it is under way; `how` is then `value`, `cancelled` or `error`.

    `told` is whether it was cancelled, however it ended then, or need not be; `amid` whether others that had been told
    were still tidying up when it ended; `cut` whether its cleanup was ended before it had run to its end: by a second
    cancel, as a rule.
    """

    name: str
    begun: float
    ended: float | None = None
    how: str = ""
    told: bool = False
    amid: bool = False
    cut: bool = False

    @property
    def ended_by_itself(self) -> bool:
        return self.how in {"value", "error"}

    async def tidy(self, seconds: float) -> None:
        """Its cleanup."""
        self.told = True
        try:
            await asyncio.sleep(seconds)
        except BaseException:
            self.cut = True
            raise


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
    def work(self, name: str) -> Iterator[Entry]:
        """Around one piece of work, from its first line to the end of its cleanup."""
        entry = Entry(name, self.now)
        self.entries.append(entry)
        self.peak = max(self.peak, len(self.running))
        try:
            yield entry
            entry.how = "value"
        except asyncio.CancelledError:
            entry.how = "cancelled"
            raise
        except BaseException:
            entry.how = "error"
            raise
        finally:
            entry.ended = self.now
            entry.amid = any(one.told and one.ended in (None, self.now) for one in self.entries if one is not entry)

    def job(
        self,
        name: str,
        seconds: float,
        value: Any = None,
        error: str = "",
        cleanup: float = 0.0,
        fails: str = "",
        answers: bool = False,
    ) -> Any:
        """A coroutine function: it takes `seconds`, then raises a ValueError of the text `error` or gives `value`.

        Or it raises the built-in exception that `fails` names, without a text. When it is cancelled it first tidies up
        for `cleanup` seconds; if it `answers`, it then raises or gives the same as if nobody had cancelled it.
        """

        async def job() -> Any:
            with self.work(name) as entry:
                try:
                    await asyncio.sleep(seconds)
                except asyncio.CancelledError:
                    await entry.tidy(cleanup)
                    if not answers:
                        raise
                if fails:
                    raise getattr(builtins, fails)
                if error:
                    raise ValueError(error)
                return value

        job.__qualname__ = "job"  # what Python calls it where it is called in a wrong way
        return job

    def jobs(self, specs: list[dict[str, Any]]) -> list[Callable[[], Awaitable[Any]]]:
        """A job for each set of arguments."""
        return [self.job(**spec) for spec in specs]

    def twins(self, specs: list[dict[str, Any]]) -> list[Callable[[], Awaitable[Any]]]:
        """The jobs, the first of them once more at the end: the calls of that one give 1 and 2, as they end."""
        first, *others = self.jobs(specs)
        ends = itertools.count(1)

        async def twin() -> int:
            await first()
            return next(ends)

        return [twin, *others, twin]

    def raced(self) -> list[tuple[str, float, float]]:
        """What a scenario of `kata.race.Waits` returns: label, start and end of each piece, by the loop's clock."""
        return [(one.name, self.zero + one.begun, self.zero + (one.ended or one.begun)) for one in self.entries]

    def as_plain(self) -> list[dict[str, Any]]:
        return [dict(vars(entry)) for entry in self.entries]


async def come_out(waiting: Awaitable[Any], ledger: Ledger) -> dict[str, Any]:
    """In the runner: how it came out, and what came of the work after that.

    `value` is what it gave or `error` what it raised (a CancelledError too: nobody has cancelled it), `at` when
    (seconds), `running` and `tasks` name what had not ended then, `peak` how many pieces were under way at once, and
    `entries` is the ledger when all of it had ended.
    """
    before = asyncio.all_tasks()
    value, error = None, None
    try:
        value = await waiting
    except NotImplementedError:  # the stub
        raise
    except (Exception, asyncio.CancelledError) as raised:
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


def expect_once(came: dict[str, Any], mode: str = "") -> None:
    """In the judge: no piece of work was begun again. Refuses with `wrong-result`."""
    begun = [one["name"] for one in came["entries"]]
    if again := [name for name in begun if begun.count(name) > 1]:
        seen = _("{name} was begun {n} times").format(name=again[0], n=begun.count(again[0]))
        refuse(
            "wrong-result",
            f"{mode}: {seen}" if mode else seen,
            _("each begun once"),
            _("Call it once, and keep what comes of it: what has failed is not tried again."),
            spans=spans(came["entries"]),
        )


def expect_twins(came: dict[str, Any], number: int, results: list[Any]) -> None:
    """In the judge: of the `number` jobs of `Ledger.twins` each was called, and each place has the result of one call.

    `results` are those of the two calls. Refuses with `work-skipped` or `wrong-result`.
    """
    value = value_of(came)
    if (begun := len(came["entries"])) != number:
        refuse(
            "work-skipped",
            _("of {all} jobs, of which two are the same, {n} were begun").format(all=number, n=begun),
            _("each job of the list called once, whether another is the same or not"),
        )
    whole = type(value) is list and len(value) == number
    if not whole or [value[0], value[-1]] not in (results, results[::-1]):
        refuse(
            "wrong-result",
            _("of {all} jobs the first and the last are the same, and it gave {value}").format(
                all=number, value=repr(value)[:100]
            ),
            _("the results of the two calls, {one} and {other}, in these two places").format(
                one=results[0], other=results[1]
            ),
            _("Keep each result by its place in the list, not by its job: the same job may stand there twice."),
        )


def expect_together(came: dict[str, Any], number: int, mode: str = "") -> None:
    """In the judge: `number` pieces of work were begun at once, and all were under way at the same time.

    Refuses with `work-skipped`, `sequential` or `limit-too-low`; `mode` is said before what was seen.
    """
    mode = f"{mode}: " if mode else ""
    if not came["entries"]:
        refuse("work-skipped", mode + _("no job was called"))
    if came["peak"] < number:
        refuse(
            "sequential" if came["peak"] == 1 else "limit-too-low",
            mode + _("never more than {n} of {all} jobs under way").format(n=came["peak"], all=number),
            _("all jobs under way together"),
            _("A task starts by itself: make one of each job before you wait, and let no lock or semaphore delay it."),
            spans=spans(came["entries"]),
        )
    begun = {one["name"]: one["begun"] for one in reversed(came["entries"])}  # the first time, if there are more
    name, last = max(begun.items(), key=lambda one: float(one[1]))
    if last > AT_ONCE:
        refuse(
            "limit-too-low",
            mode + _("{name} was begun only after {at:.2f} s").format(name=name, at=last),
            _("all jobs begun together, at once"),
            _("Start every job before you wait for anything: nothing stands between one start and the next."),
            spans=spans(came["entries"]),
        )


def expect_whole(entries: list[dict[str, Any]], when: str, where: str | None = None) -> None:
    """In the judge: no cleanup was ended before it had run to its end. Refuses with `left-running`."""
    for one in entries:
        if one["cut"]:
            refuse(
                "left-running",
                _("{when}, the cleanup of {name} had been cut short").format(when=when, name=one["name"]),
                _("everything that was begun has ended, cleanup included"),
                _("Cancel each task once, then only wait for it: a second cancel ends its cleanup too."),
                where,
                spans(entries),
            )


def spans(entries: list[dict[str, Any]]) -> tuple[Span, ...]:
    """The pieces of work, to be drawn."""
    return tuple(
        Span(str(one["name"]), one["begun"], one["ended"] if one["ended"] is not None else one["begun"])
        for one in entries
    )
