"""`kata check`: grade one exercise and show its verdict, or all and show the table."""

import argparse
from pathlib import Path
from typing import Any

from kata import record, room
from kata.language import _
from kata.parent import imports_for, warm_parent
from kata.written import write


def main(options: argparse.Namespace) -> int:
    """The exit code of the verdict; of all exercises, the worst."""
    if options.json:
        room.verdict_file(options.json)
    if options.exercise is None:
        return check_all(options)
    exercise = room.find(options.exercise)
    file = room.submission_file(options.submission or exercise.file(options.room))
    warm_parent(imports_for({exercise.stem: file}))
    from kata.grade import grade

    verdict = grade([exercise], lambda _exercise: file, strict=options.strict)[0]
    if options.json:
        write_json(options.json, verdict.as_json())
    if options.submission is None and options.room == "exercises":
        record.keep(exercise, verdict)
    from kata import screen

    screen.show(verdict, following=_following(exercise))
    return verdict.exit_code


def check_all(options: argparse.Namespace) -> int:
    """Grades every exercise, with a progress bar, and prints the table."""
    exercises = room.exercises()
    files = {one: room.submission_file(one.file(options.room)) for one in exercises}
    warm_parent(imports_for({one.stem: file for one, file in files.items()}))
    from kata import overview
    from kata.grade import grade

    with overview.progress(len(exercises)) as progress:
        verdicts = grade(exercises, files.__getitem__, strict=options.strict, on_proof=progress)
    if options.json:
        write_json(options.json, [verdict.as_json() for verdict in verdicts])
    if options.room == "exercises":
        for one, verdict in zip(exercises, verdicts, strict=True):
            record.keep(one, verdict)
    overview.show(verdicts)
    return max((verdict.exit_code for verdict in verdicts), key=(0, 3, 1).index, default=0)


def write_json(path: Path, data: Any) -> None:
    """Write what `--json` asks for."""
    try:
        write(path, data)
    except OSError as error:  # something has been put there meanwhile
        message = _("The verdict could not be written to {path}: {error}.")
        raise room.NoSuchFile(message.format(path=path, error=error.strerror)) from None


def _following(exercise: room.Exercise) -> room.Exercise | None:
    later = [one for one in room.exercises() if one.number > exercise.number]
    return later[0] if later else None
