"""Exercises by the stem of their files, and a room of its own for each submission that is graded."""

import contextlib
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kata.language import _

ROOT = Path(__file__).resolve().parent.parent


class NoSuchExercise(ValueError):
    """No grader has this number or name; the message is for the person who typed it."""


@dataclass(frozen=True)
class Exercise:
    """One exercise; its stem, `18_gather_fetches`, names its three files."""

    stem: str

    @property
    def number(self) -> str:
        return self.stem[:2]

    @property
    def title(self) -> str:
        return self.stem.replace("_", " ")

    @property
    def grader(self) -> Path:
        return ROOT / "graders" / f"{self.stem}.py"

    def file(self, room: str = "exercises") -> Path:
        return ROOT / room / f"{self.stem}.py"


def exercises() -> list[Exercise]:
    """All of them, in the order of their numbers."""
    return [Exercise(path.stem) for path in sorted((ROOT / "graders").glob("[0-9][0-9]_*.py"))]


def find(name: str) -> Exercise:
    """The exercise called `2`, `02` or `02_join_threads`."""
    known = exercises()
    for one in known:
        if name == one.stem or (name.isdecimal() and int(name) == int(one.number)):
            return one
    numbers = ", ".join(one.number for one in known)
    raise NoSuchExercise(_("There is no exercise {name!r}. There are: {numbers}.").format(name=name, numbers=numbers))


def shown(path: Path) -> str:
    """The path as it is told to people: relative where it is below the repository."""
    path = Path(path)
    return str(path.relative_to(ROOT)) if path.is_relative_to(ROOT) else str(path)


class Room:
    """A folder that holds the submission as `exercises/<stem>.py`, and a scratch folder to work in, for one call.

    A copy, so that a save in the middle of a check changes nothing, and nothing is written beside the
    learner's file. `fork`, `forkserver` and `spawn` all find it there under its real name.
    """

    def __init__(self, exercise: Exercise, submission: bytes) -> None:
        self.path = Path(tempfile.mkdtemp(prefix="kata-"))
        package = self.path / "exercises"
        package.mkdir()
        (package / "__init__.py").touch()
        self.file = package / f"{exercise.stem}.py"
        self.file.write_bytes(submission)
        self.scratch = self.path / "scratch"
        self.scratch.mkdir()

    def close(self) -> None:
        remove(self.path)


@contextlib.contextmanager
def temporary() -> Iterator[Path]:
    """A folder that is removed at the end, with whatever a submission has put there."""
    folder = Path(tempfile.mkdtemp(prefix="kata-"))
    try:
        yield folder
    finally:
        remove(folder)


def remove(folder: Path) -> None:
    """Remove it as far as possible."""
    try:
        shutil.rmtree(folder, ignore_errors=True)
    except RecursionError:  # folders nested deeper than Python's stack
        subprocess.run(["rm", "-rf", str(folder)], stderr=subprocess.DEVNULL, check=False)


class NoSuchFile(ValueError):
    """There is no file to grade; the message is for the person who named it."""


def submission_file(path: Path) -> Path:
    """The path, if there is a file to grade that can be read; else NoSuchFile."""
    if path.is_dir():
        raise NoSuchFile(_("{path} is a folder; name the file to grade.").format(path=path))
    try:
        if path.exists() and not path.is_file():
            raise NoSuchFile(_("{path} is no ordinary file.").format(path=path))
        path.open("rb").close()
    except FileNotFoundError:
        raise NoSuchFile(_("There is no file {path}.").format(path=path)) from None
    except OSError as error:
        raise NoSuchFile(_("{path} cannot be read: {error}.").format(path=path, error=error.strerror)) from None
    return path


def verdict_file(path: Path) -> Path:
    """The path, if a verdict can be written there; else NoSuchFile."""
    if path.is_dir() or not path.absolute().parent.is_dir():
        message = _("A verdict cannot be written to {path}: it is a folder, or its folder is not there.")
        raise NoSuchFile(message.format(path=path))
    return path
