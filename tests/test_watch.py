"""`make watch` in a real terminal, as a learner has it: save, look at the screen, press keys, pull the plug."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kata import stubs, tree
from kata.quiet import Quiet
from kata.room import ROOT, Exercise, find
from tests.crowd import crowd
from tests.place import Place
from tests.terminal import Terminal

pytestmark = [
    pytest.mark.skipif(not tree.HAS_PROC, reason="only Linux tells here what is left"),
    pytest.mark.skipif(not shutil.which("make"), reason="there is no make here"),
]

COURSE = FIRST, SECOND, THIRD = find("02"), find("05"), find("18")  # a short one
KEYS = "h hint · t task · c compare · n next · r run again · q quit"
# it says when it is at work: in itself, and in a child in a session of its own
AT_WORK = """
import os, subprocess

def join_threads(urls, dest):
    subprocess.Popen(["sleep", "600"], start_new_session=True)
    open(os.environ["KATA_TEST_PLACE"] + "/at_work", "w").close()
    while True:
        pass
"""
CHATTY = "print('\\n'.join(f'line {n}' for n in range(19)))\n"
Begin = Callable[..., Terminal]


class Learner:
    """A copy of the repository with three exercises, in which files are saved."""

    def __init__(self, place: Place) -> None:
        self.place, self.root = place, place.path / "kata"
        being_written = shutil.ignore_patterns("*.pyc.*")
        for name in ("kata", "graders", ".make"):
            shutil.copytree(ROOT / name, self.root / name, ignore=being_written)
        for name in ("pyproject.toml", "Makefile", "requirements.lock"):
            shutil.copy(ROOT / name, self.root)
        self._venv(self.root / ".venv")
        (self.root / "exercises").mkdir()
        for grader in (self.root / "graders").glob("[0-9]*.py"):
            if Exercise(grader.stem) not in COURSE:
                grader.unlink()
        for one in COURSE:
            shutil.copy(stubs.path(one), self.file(one))

    def _venv(self, venv: Path) -> None:
        """One that looks as if it had been set up, and is the Python of these tests."""
        (venv / "bin").mkdir(parents=True)
        (venv / "bin/python").write_text(f'#!/bin/sh\nexec {sys.executable} "$@"\n')
        (venv / "bin/python").chmod(0o755)
        (venv / "here").symlink_to(venv)
        (venv / "ready-python").touch()

    def file(self, exercise: Exercise = FIRST) -> Path:
        return self.root / "exercises" / f"{exercise.stem}.py"

    def save(self, text: str, exercise: Exercise = FIRST) -> None:
        self.file(exercise).write_text(text)

    def save_by_rename(self, text: str) -> None:
        new = self.file().with_suffix(".py.new")
        new.write_text(text)
        os.replace(new, self.file())

    def solution(self, exercise: Exercise = FIRST) -> str:
        return (ROOT / "solutions" / f"{exercise.stem}.py").read_text()

    def environment(self) -> dict[str, str]:
        of_make = {"MAKEFLAGS", "MAKELEVEL", "MFLAGS", "PYTHON", "VENV", "EX", "PYTHONPATH"}
        kept = {name: value for name, value in self.place.environment().items() if name not in of_make}
        return kept | {"TERM": "xterm"}


@pytest.fixture
def learner() -> Iterator[Learner]:
    with Place() as place:
        yield Learner(place)


@pytest.fixture
def begin(learner: Learner) -> Iterator[Begin]:
    """Starts `make watch` in a terminal, and waits for its first screen."""
    terminals: list[Terminal] = []

    def start(*arguments: str, size: tuple[int, int] = (80, 24)) -> Terminal:
        terminal = Terminal(["make", "watch", *arguments], learner.root, learner.environment(), size)
        terminals.append(terminal)
        terminal.wait("q quit")
        return terminal

    yield start
    for terminal in terminals:
        terminal.close()


def at_work(learner: Learner, terminal: Terminal) -> None:
    """Wait until the submission that was saved is in the middle of its call."""
    terminal.until((learner.place.path / "at_work").exists)


def expect_nothing_left(learner: Learner, seconds: float = 0.0) -> None:
    end = time.monotonic() + seconds * crowd()
    while learner.place.running() and time.monotonic() < end:
        time.sleep(0.01)
    assert not learner.place.running()


def test_the_first_screen_says_where_one_is(begin: Begin) -> None:
    screen = begin().wait("waiting for a save", KEYS)
    assert "0 of 3 passed" in screen
    assert FIRST.title in screen
    assert f"exercises/{FIRST.stem}.py" in screen


def test_every_way_to_save_is_graded(learner: Learner, begin: Begin) -> None:
    terminal = begin("EX=02")
    learner.save("def join_threads(\n")
    terminal.wait("not yet", "syntax", "checked at")
    learner.save_by_rename("def join_threads(urls, dest): return []\n")
    terminal.wait("work-skipped", "checked at")
    learner.file().unlink()
    terminal.wait("There is no file")
    learner.save("")
    terminal.wait("missing", "checked at")
    learner.file().write_bytes(b"\xff\xfe\x00 no text")
    terminal.wait("syntax", "checked at")


def test_a_pass_goes_on_to_the_next(learner: Learner, begin: Begin) -> None:
    terminal = begin("EX=02")
    learner.save(learner.solution())
    screen = terminal.wait("✓ overlap", "next: ", KEYS)
    assert f"next: {SECOND.title} · exercises/{SECOND.stem}.py" in screen
    learner.save(learner.file(SECOND).read_text(), SECOND)
    terminal.wait(SECOND.title, "not-started", "checked at")
    learner.save("x", THIRD)  # not the one that was expected
    terminal.wait(THIRD.title, "checked at")
    terminal.press("q")
    assert terminal.ended() == 0
    terminal = begin()
    assert "1 of 3 passed" in terminal.wait("waiting for a save")


def test_a_save_ends_the_check_before_it(learner: Learner, begin: Begin) -> None:
    terminal = begin("EX=02")
    learner.save(AT_WORK)
    at_work(learner, terminal)
    began = time.monotonic()
    learner.save("def join_threads(\n")
    terminal.wait("syntax", "checked at")
    assert time.monotonic() - began < 3 * crowd()
    assert not any("sleep 600" in one for one in learner.place.running())


def test_keys(learner: Learner, begin: Begin) -> None:
    terminal = begin("EX=02")
    terminal.press("r")
    terminal.wait("not-started", "checked at")
    terminal.press("h")
    terminal.wait("hint 1 of 3")
    terminal.press("ㅗ")  # the same key of a keyboard that writes Korean
    terminal.wait("hint 2 of 3")
    terminal.press("x\x1b[A")  # these mean nothing, or scroll
    terminal.press("n")
    terminal.wait(f"exercises/{SECOND.stem}.py", "waiting for a save")
    terminal.press("q")
    assert terminal.ended() == 0
    assert terminal.is_as_it_was()
    assert "***" not in terminal.text  # make has nothing to say
    expect_nothing_left(learner)
    assert not os.listdir(learner.place.temporary)


def test_the_screen_fits_the_window(learner: Learner, begin: Begin) -> None:
    terminal = begin("EX=02")
    learner.save(CHATTY)
    terminal.wait("missing", "more lines below", "checked at")
    for size in ((50, 12), (120, 30), (80, 24)):
        terminal.resize(*size)
        terminal.said = b""
        lines = terminal.wait("✗ correct", "q quit").split("\n")
        assert len(lines) <= size[1]
        assert max(map(len, lines)) <= size[0]
    terminal.press(" ")
    terminal.wait("line 18", "q quit")


@pytest.mark.parametrize("how", ["ctrl-c", "term", "hang-up"])
def test_an_end_in_the_middle_of_a_check(learner: Learner, begin: Begin, how: str) -> None:
    terminal = begin("EX=02")
    learner.save(AT_WORK)
    at_work(learner, terminal)
    if how == "ctrl-c":
        terminal.press("\x03")
    else:
        os.kill(watch_of(terminal), signal.SIGTERM if how == "term" else signal.SIGHUP)
    began = time.monotonic()
    assert (terminal.ended() == 0) == (how == "ctrl-c")
    assert time.monotonic() - began < 2 * crowd()
    assert terminal.is_as_it_was()
    assert "Traceback" not in terminal.text
    expect_nothing_left(learner)
    assert not os.listdir(learner.place.temporary)
    assert learner.file().read_text() == AT_WORK


def watch_of(terminal: Terminal) -> int:
    """The process that make has started."""
    return tree.below(terminal.process.pid)[0]


def test_when_it_is_killed_nothing_stays_and_nothing_is_lost(learner: Learner, begin: Begin) -> None:
    terminal = begin("EX=02")
    learner.save("def join_threads(\n")
    terminal.wait("syntax", "checked at")
    learner.save(AT_WORK)
    at_work(learner, terminal)
    os.kill(watch_of(terminal), signal.SIGKILL)
    terminal.ended()
    expect_nothing_left(learner, 5.0)
    assert learner.file().read_text() == AT_WORK
    assert not os.listdir(learner.place.temporary)
    terminal = begin("EX=02")
    assert "begun, not passed yet" in terminal.wait("waiting for a save")


@pytest.mark.skipif(not shutil.which("bash"), reason="there is no shell with jobs here")
def test_a_shell_can_put_it_aside(learner: Learner) -> None:
    shell = Terminal(["bash", "--norc", "-i"], learner.root, learner.environment() | {"PS1": "ready> "})
    try:
        shell.until(lambda: "ready> " in shell.text)
        shell.press("make watch EX=02\n")
        shell.wait("waiting for a save", "q quit")
        shell.press("\x1a")
        shell.until(lambda: shell.text.endswith("ready> "))
        shell.press("echo cooked again\n")
        shell.until(lambda: "\ncooked again" in shell.text)
        learner.save("def join_threads(\n")
        shell.press("fg\n")
        shell.wait("syntax", "checked at")
        shell.press("q")
        shell.until(lambda: shell.text.endswith("ready> "))
    finally:
        shell.close()
    expect_nothing_left(learner, 5.0)


def test_without_a_terminal_it_says_so(learner: Learner) -> None:
    command = [sys.executable, "-m", "kata", "watch", "02"]
    done = subprocess.run(
        command, cwd=learner.root, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=30
    )
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert "make check EX=02" in done.stderr


def spare_is_loaded(learner: Learner, terminal: Terminal) -> None:
    """Wait until one judge is there, and has nothing more to do."""

    def judges() -> list[int]:
        return [int(one.split()[0]) for one in learner.place.running() if " -m kata.spare " in one]

    terminal.until(lambda: len(judges()) == 1)
    quiet = Quiet(judges()[0])
    terminal.until(lambda: quiet.seconds() > 0.3)


def test_a_verdict_stands_soon_after_the_save(learner: Learner, begin: Begin) -> None:
    terminal = begin("EX=02")
    taken = []
    for number in range(3):
        spare_is_loaded(learner, terminal)
        learner.save(f"def join_threads(  # {number}\n")
        began = time.monotonic()
        terminal.wait(f"# {number}", "checked at")
        taken.append(time.monotonic() - began)
    assert min(taken) < 0.5 * crowd()
