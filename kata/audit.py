"""`kata audit`: grade the graders, with every sample, again and again, on a quiet machine, beside load, on one core."""

import argparse
import contextlib
import os
import statistics
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from kata import interrupt, room
from kata.grade import grade
from kata.parent import end_warm_parent, imports_for, warm_parent
from kata.samples import Sample, samples

BUSY_LOOPS = 4


@dataclass
class Tally:
    """What became of the checks of one exercise in one condition."""

    counts: Counter[str] = field(default_factory=Counter)
    right_seconds: list[float] = field(default_factory=list)
    wrong_seconds: list[float] = field(default_factory=list)
    surprises: Counter[str] = field(default_factory=Counter)

    def add(self, sample: Sample, code: str | None, passed: bool, seconds: float) -> None:
        (self.wrong_seconds if sample.code else self.right_seconds).append(seconds)
        outcome = _outcome(sample.code, code, passed)
        self.counts[outcome] += 1
        if outcome not in ("right accepted", "wrong refused"):
            what = f"{sample.name}: {outcome} ({sample.code} → {code})"
            self.surprises[what] += 1
            print(f"\r{what}, after {seconds:.1f} s", file=sys.stderr, flush=True)


OUTCOMES = ("right accepted", "right refused", "wrong refused", "wrong code", "wrong accepted")


def _outcome(wanted: str | None, got: str | None, passed: bool) -> str:
    if wanted is None:
        return "right accepted" if passed else "right refused"
    if passed:
        return "wrong accepted"
    return "wrong refused" if got == wanted else "wrong code"


def main(options: argparse.Namespace) -> int:
    """Prints the confusion table; 1 when a grader was wrong even once."""
    exercises = [room.find(options.exercise)] if options.exercise else room.exercises()
    conditions = {name: CONDITIONS[name] for name in (options.conditions or CONDITIONS)}
    tallies: dict[tuple[str, str], Tally] = defaultdict(Tally)
    try:
        for name, condition in conditions.items():
            with condition():
                warm_parent(imports_for({one.stem: one.file("solutions") for one in exercises}))
                for turn in range(options.n):
                    for exercise in exercises:
                        _take_turn(tallies[exercise.stem, name], exercise)
                        _progress(f"{name}: turn {turn + 1} of {options.n}, {exercise.title}")
                end_warm_parent()
    except KeyboardInterrupt:
        interrupt.heard()
        end_warm_parent()
        print("stopped early: the table counts what was graded until then", file=sys.stderr)
    _progress("")
    return report(tallies)


def _take_turn(tally: Tally, exercise: room.Exercise) -> None:
    for sample in samples(exercise):
        if sample.fits:
            tally.add(sample, *check(sample))


def check(sample: Sample) -> tuple[str | None, bool, float]:
    """One check: its diagnosis, whether it passed, and its seconds without the start of the program."""
    begun = time.monotonic()
    verdict = grade([sample.exercise], lambda _exercise: sample.file, keep_warm=True)[0]
    return verdict.diagnosis, verdict.status == "passed", time.monotonic() - begun


def report(tallies: dict[tuple[str, str], Tally]) -> int:
    """The table, then every surprise by name."""
    columns = [*OUTCOMES, "right s", "wrong s"]
    print(f"{'exercise':<29}{'condition':<12}" + "".join(f"{column:>16}" for column in columns))
    for (exercise, condition), tally in tallies.items():
        cells = [str(tally.counts[outcome]) for outcome in OUTCOMES]
        cells += [_median(tally.right_seconds), _median(tally.wrong_seconds)]
        print(f"{exercise:<29}{condition:<12}" + "".join(f"{cell:>16}" for cell in cells))
    surprises = Counter[str]()
    for (_exercise, condition), tally in tallies.items():
        surprises += Counter({f"{condition}: {what}": n for what, n in tally.surprises.items()})
    for what, n in surprises.most_common():
        print(f"{n:>4} × {what}")
    return 1 if surprises else 0


def _median(seconds: list[float]) -> str:
    return f"{statistics.median(seconds):.2f} ≤{max(seconds):.1f}" if seconds else "-"


def _progress(text: str) -> None:
    if sys.stderr.isatty():
        print(f"\r\x1b[K{text}", end="", file=sys.stderr, flush=True)


@contextlib.contextmanager
def quiet() -> Iterator[None]:
    yield


@contextlib.contextmanager
def beside_load() -> Iterator[None]:
    """Busy loops beside the checks, ended by their own process ids."""
    loops = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(BUSY_LOOPS)]
    try:
        yield
    finally:
        for loop in loops:
            loop.kill()
            loop.wait()


@contextlib.contextmanager
def on_one_core() -> Iterator[None]:
    """This process, and all that it starts meanwhile, on one core."""
    cores = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(cores)})
    try:
        yield
    finally:
        os.sched_setaffinity(0, cores)


CONDITIONS: dict[str, Callable[[], "contextlib.AbstractContextManager[None]"]] = {"quiet": quiet, "load": beside_load}
if hasattr(os, "sched_setaffinity"):
    CONDITIONS["one-core"] = on_one_core
