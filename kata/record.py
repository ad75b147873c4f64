"""What the checks of the learner's own files have come to, kept in `.kata/`: a file for each exercise.

Nothing here is ever fatal. A file is written whole or not at all; one that cannot be understood is put aside under
another name, and its exercise counts as never checked; where nothing can be written, nothing is kept.
"""

import contextlib
import json
import os
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

from kata.evidence import Verdict
from kata.room import ROOT, Exercise
from kata.written import verdict_from, write

FOLDER = ROOT / ".kata"
SCHEMA = "kata/record/1"
NOT_STARTED = "not-started"

State = Literal["passed", "failing again", "tried", "not started"]


@dataclass(frozen=True)
class Record:
    """One exercise as its learner left it.

    `verdict` is the last one, None if it was never checked; `checked` says when that was and `passed` when it passed
    first (seconds since the epoch; 0.0: never); `hints` is how many steps of the hint were shown
    since it passed last, or was reset.
    """

    verdict: Verdict | None = None
    checked: float = 0.0
    passed: float = 0.0
    hints: int = 0

    @property
    def state(self) -> State:
        """`failing again`: it has passed before, and a later check failed."""
        if self.verdict is None:
            return "not started"
        if self.verdict.status != "failed":
            return "passed"
        if self.passed:
            return "failing again"
        return "not started" if self.verdict.diagnosis == NOT_STARTED else "tried"


def load(exercise: Exercise) -> Record:
    """What is known of the exercise."""
    path = _path(exercise)
    try:
        return _record(json.loads(path.read_bytes()))
    except FileNotFoundError:
        return Record()
    except (OSError, ValueError, KeyError, TypeError, OverflowError, RecursionError):
        _put_aside(path)
        return Record()


def keep(exercise: Exercise, verdict: Verdict) -> None:
    """Remember the verdict of a check of the learner's own file. A pass begins the hints anew."""
    with _alone(exercise):
        now, known = time.time(), load(exercise)
        failed = verdict.status == "failed"
        passed, hints = (known.passed, known.hints) if failed else (known.passed or now, 0)
        _save(exercise, replace(known, verdict=verdict, checked=now, passed=passed, hints=hints))


def hint_shown(exercise: Exercise, step: int) -> None:
    """Remember that the learner has seen so many steps of the hint; 0 begins anew."""
    with _alone(exercise):
        _save(exercise, replace(load(exercise), hints=step))


def _path(exercise: Exercise) -> Path:
    return FOLDER / f"{exercise.stem}.json"


def _record(data: dict[str, Any]) -> Record:
    if data["schema"] != SCHEMA:
        raise ValueError(data["schema"])
    verdict = None if data["verdict"] is None else verdict_from(data["verdict"])
    return Record(verdict, float(data["checked"]), float(data["passed"]), int(data["hints"]))


def _save(exercise: Exercise, record: Record) -> None:
    data = {
        "schema": SCHEMA,
        "verdict": record.verdict and record.verdict.as_json(),
        "checked": record.checked,
        "passed": record.passed,
        "hints": record.hints,
    }
    with contextlib.suppress(OSError):
        write(_path(exercise), data)


def _put_aside(path: Path) -> None:
    with contextlib.suppress(OSError):
        os.replace(path, path.with_name(f"{path.name}.damaged-{time.time_ns()}"))


@contextlib.contextmanager
def _alone(exercise: Exercise) -> Iterator[None]:
    """While this lasts nobody else changes the record of this exercise: two checks at once lose nothing."""
    import fcntl  # there is none on Windows, where the graders do not run either

    try:
        FOLDER.mkdir(exist_ok=True)
        lock = (FOLDER / f".{exercise.stem}.lock").open("w")
    except OSError:
        yield
        return
    with lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
