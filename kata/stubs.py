"""`kata stubs`, and the stubs as they were: a copy of each in `kata/stubs/`, with which reset, diff and task work.

A copy in the repository, because nothing else can be relied on: a learner may have committed the work, downloaded the
files without git, or begun to write before the first `make`. It is a .txt, so that no tool takes it for code, and a
search in an editor finds the learner's file only.
"""

import argparse
import sys
from pathlib import Path

from kata.language import _
from kata.room import ROOT, Exercise, NoSuchFile, exercises, shown
from kata.written import write_text

FOLDER = ROOT / "kata" / "stubs"
TODO = 'raise NotImplementedError("TODO'  # what a stub does, and what none of its solutions does


def main(options: argparse.Namespace) -> int:
    """Copy the stubs that have changed. A file with no TODO in it is an answer, and is not copied."""
    answered = []
    FOLDER.mkdir(exist_ok=True)
    for exercise in exercises():
        text = exercise.file().read_text(encoding="utf-8") if exercise.file().is_file() else ""
        if TODO not in text:
            answered.append(exercise)
        elif not path(exercise).is_file() or path(exercise).read_bytes() != exercise.file().read_bytes():
            write_text(path(exercise), text)
            print(shown(path(exercise)))
    for exercise in answered:
        print(_("{file} is no stub: not copied").format(file=shown(exercise.file())), file=sys.stderr)
    return 1 if answered else 0


def path(exercise: Exercise) -> Path:
    return FOLDER / f"{exercise.stem}.txt"


def pristine(exercise: Exercise) -> bytes:
    """The stub as it was. Raises NoSuchFile where there is no copy of it."""
    try:
        return path(exercise).read_bytes()
    except OSError:
        message = _("There is no copy of the stub in {file}. Who adds an exercise makes it by: make stubs")
        raise NoSuchFile(message.format(file=shown(path(exercise)))) from None


def is_changed(exercise: Exercise) -> bool | None:
    """Whether the learner's file is no longer the stub; None where that cannot be told."""
    try:
        return exercise.file().read_bytes() != pristine(exercise)
    except (OSError, NoSuchFile):
        return None
