"""What the reference solutions look like to their graders: found once, and kept in `.kata/reference/`."""

import contextlib
import hashlib
import json
import platform
from collections.abc import Callable, Sequence
from pathlib import Path

from kata.evidence import Proof, Span, Verdict
from kata.record import FOLDER
from kata.room import Exercise
from kata.written import verdict_from, write

ROOM = "solutions"


def timeline(exercise: Exercise) -> tuple[Span, ...] | None:
    """The timeline of the reference; None if it was not found yet, or its files have changed since."""
    try:
        kept = json.loads(_path(exercise).read_bytes())
        return verdict_from(kept["verdict"]).timeline if kept["key"] == _key(exercise) else None
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


def find(exercises: Sequence[Exercise], on_proof: Callable[[str, Proof], None]) -> None:
    """Grade the references of these exercises, about a second each, and keep each verdict as soon as it is there."""
    from kata.grade import grade
    from kata.parent import end_warm_parent, imports_for, warm_parent

    warm_parent(imports_for({one.stem: one.file(ROOM) for one in exercises}))
    try:
        for one in exercises:
            _keep(one, grade([one], lambda exercise: exercise.file(ROOM), on_proof=on_proof, keep_warm=True)[0])
    finally:
        end_warm_parent()


def _keep(exercise: Exercise, verdict: Verdict) -> None:
    path = _path(exercise)
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        write(path, {"key": _key(exercise), "verdict": verdict.as_json()})


def _path(exercise: Exercise) -> Path:
    return FOLDER / "reference" / f"{exercise.stem}.json"


def _key(exercise: Exercise) -> str:
    """Changes with the solution, with the grader, and with the Python that runs them."""
    texts = (exercise.file(ROOM).read_bytes(), exercise.grader.read_bytes(), platform.python_version().encode())
    return hashlib.sha256(b"\0".join(texts)).hexdigest()
