"""`kata check`: grade one exercise and show its verdict, or all and show the table."""

import argparse
import json
import os
import tempfile
from pathlib import Path
from typing import Any

from kata import room
from kata.parent import imports_for, warm_parent


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
        write(options.json, verdict.as_json())
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
        write(options.json, [verdict.as_json() for verdict in verdicts])
    overview.show(verdicts)
    return max((verdict.exit_code for verdict in verdicts), key=(0, 3, 1).index, default=0)


def write(path: Path, data: Any) -> None:
    """Write JSON whole or not at all: into a file beside it, which then takes its name."""
    handle, name = tempfile.mkstemp(dir=path.absolute().parent, prefix=f".{path.name}.")
    # half of a surrogate pair cannot be encoded: what stands for it then is JSON's own way to write it
    with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace") as file:
        json.dump(data, file, ensure_ascii=False, indent=2)
        file.write("\n")
    os.chmod(name, 0o644)
    try:
        os.replace(name, path)
    except OSError as error:  # something has been put there meanwhile
        os.unlink(name)
        raise room.NoSuchFile(f"The verdict could not be written to {path}: {error.strerror}.") from None


def _following(exercise: room.Exercise) -> room.Exercise | None:
    later = [one for one in room.exercises() if one.number > exercise.number]
    return later[0] if later else None
