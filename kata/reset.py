"""`kata reset`: the stub comes back, and what the learner wrote is kept under a name of its own.

In this order, so that an end at any point loses nothing: the copy is whole and on the disk, it gets its name, and only
then does the stub take the place of the learner's file, in one step.
"""

import argparse
import contextlib
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from kata import record, room, stubs
from kata.language import _
from kata.room import NoSuchFile, shown


def main(options: argparse.Namespace) -> int:
    """0, also where there was nothing to do."""
    exercise = room.find(options.exercise)
    file, stub = exercise.file(), stubs.pristine(exercise)
    if not os.path.lexists(file):
        put_back(file, stub)
        print(_("{file} was not there; the stub is back.").format(file=shown(file)))
    elif room.submission_file(file).read_bytes() == stub:
        print(_("{file} is the stub as it was: nothing to do.").format(file=shown(file)))
    else:
        kept = keep(exercise, file)
        put_back(file, stub)
        print(_("Kept what you wrote in {file}").format(file=shown(kept)))
        print(_("{file} is the stub again.").format(file=shown(file)))
    record.hint_shown(exercise, 0)
    return 0


def keep(exercise: room.Exercise, file: Path) -> Path:
    """A copy of the learner's file, under a name that nothing had before."""
    with told_as_a_sentence(file):
        folder = record.FOLDER / "kept"
        folder.mkdir(parents=True, exist_ok=True)
        copy = _on_disk(folder, file.read_bytes())
        shutil.copymode(file, copy)
        stem = f"{exercise.stem}.{time.strftime('%Y-%m-%dT%H-%M-%S')}"
        for number in range(1, 1000):
            kept = folder / f"{stem}{f'.{number}' if number > 1 else ''}.py"
            if _named(copy, kept):
                return kept
        raise FileExistsError(17, "too many files of this name", str(folder))


def put_back(file: Path, stub: bytes) -> None:
    """The stub takes the place of the file in one step; a link goes on to point where it did."""
    with told_as_a_sentence(file):
        place = Path(os.path.realpath(file))
        copy = _on_disk(place.parent, stub)
        if place.is_file():
            shutil.copymode(place, copy)
        os.replace(copy, place)


@contextlib.contextmanager
def told_as_a_sentence(file: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        told = _("The stub was not brought back, {file} is as it was: {error}.")
        raise NoSuchFile(told.format(file=shown(file), error=error.strerror)) from None


def _on_disk(folder: Path, content: bytes) -> Path:
    """A new file in the folder, which the disk has in full."""
    handle, name = tempfile.mkstemp(dir=folder, prefix=".reset.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(handle)
        os.chmod(name, 0o644)
    except BaseException:
        os.unlink(name)
        raise
    return Path(name)


def _named(copy: Path, name: Path) -> bool:
    """Give the copy this name, if nothing has it: a second link, since a rename would replace what is there."""
    try:
        os.link(copy, name)
    except FileExistsError:
        return False
    except OSError:  # a file system without links: two resets within one second are not to be expected
        if name.exists():
            return False
        os.rename(copy, name)
        return True
    copy.unlink()
    return True
