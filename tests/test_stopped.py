"""A check that is stopped halfway, and checks beside each other: what ends, ends at once, and nothing stays."""

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from kata import tree
from kata.room import ROOT, find
from tests.crowd import crowd
from tests.place import Place

pytestmark = pytest.mark.skipif(not tree.HAS_PROC, reason="only Linux tells here what is left")

# it says when it is at work: in itself, in a child, and in a grandchild in a session of its own
AT_WORK = b"""
import os, subprocess, time

def join_threads(urls, dest):
    subprocess.Popen(["sleep", "600"], start_new_session=True)
    if not os.fork():
        os.setsid()
        if not os.fork():
            time.sleep(600)
        os._exit(0)
    open(os.environ["KATA_TEST_PLACE"] + "/at_work", "w").close()
    while True:
        pass
"""
Begin = Callable[..., "subprocess.Popen[bytes]"]
IN_A_TERMINAL = "import os, pty, sys; sys.exit(os.waitstatus_to_exitcode(pty.spawn(sys.argv[1:])))"


@pytest.fixture
def place() -> Iterator[Place]:
    with Place() as place:
        yield place


@pytest.fixture
def begin(place: Place) -> Iterator[Begin]:
    """Starts a check in a process group of its own, as a shell does it."""
    judges: list[subprocess.Popen[bytes]] = []
    pipes: Any = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}

    def start(*before: str, content: bytes = AT_WORK) -> "subprocess.Popen[bytes]":
        command = [*before, *place.command("02", place.submission("at_work", content))]
        judges.append(subprocess.Popen(command, cwd=ROOT, env=place.environment(), start_new_session=True, **pipes))
        return judges[-1]

    yield start
    for judge in judges:
        judge.kill()
        with contextlib.suppress(ValueError):  # it was heard to its end
            judge.communicate()


def is_at_work(place: Place, judge: "subprocess.Popen[bytes]") -> None:
    """Wait until its submission is in the middle of the call."""
    end = time.monotonic() + 60
    while not (place.path / "at_work").exists():
        assert judge.poll() is None
        assert time.monotonic() < end
        time.sleep(0.01)


def ended(judge: "subprocess.Popen[bytes]") -> tuple[float, int, str]:
    """Seconds until it has ended, its exit code, and what it has printed."""
    began = time.monotonic()
    output, _nothing = judge.communicate(timeout=30)
    return time.monotonic() - began, judge.returncode, output.decode()


def expect_nothing_left(place: Place) -> None:
    assert not place.running()
    assert not os.listdir(place.temporary)
    assert not place.verdict.exists()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_it_at_once(place: Place, begin: Begin, number: int) -> None:
    is_at_work(place, judge := begin())
    os.killpg(judge.pid, number)
    seconds, code, output = ended(judge)
    assert (code, output) == (130, "\nstopped\n")
    assert seconds < 1.0 * crowd()
    expect_nothing_left(place)


def test_ctrl_c_in_a_terminal(place: Place, begin: Begin) -> None:
    try:
        for end in os.openpty():
            os.close(end)
    except OSError as error:
        pytest.skip(f"no pseudo-terminal here: {error}")
    is_at_work(place, judge := begin(sys.executable, "-c", IN_A_TERMINAL))
    assert judge.stdin
    judge.stdin.write(b"\x03")
    judge.stdin.flush()
    seconds, code, output = ended(judge)
    assert code == 130
    assert "Traceback" not in output
    assert seconds < 1.0 * crowd()
    expect_nothing_left(place)


def test_ctrl_c_again_and_again(place: Place, begin: Begin) -> None:
    is_at_work(place, judge := begin())
    began = time.monotonic()
    for _press in range(400):  # also while it tidies up after the first
        if judge.poll() is not None:
            break
        os.killpg(judge.pid, signal.SIGINT)
        time.sleep(0.002)
    _seconds, code, output = ended(judge)
    assert time.monotonic() - began < 1.0 * crowd()
    assert code in (130, -signal.SIGINT)
    assert "Traceback" not in output
    expect_nothing_left(place)


LOST = """
import os, signal, time, weakref
from kata import interrupt

class Thing: ...

signal.signal(signal.SIGINT, interrupt.end)
thing = Thing()
ref = weakref.ref(thing, lambda _ref: os.kill(os.getpid(), signal.SIGINT))
del thing  # what is raised in its callback comes to nobody
print("lost", flush=True)
try:
    time.sleep(60)
except KeyboardInterrupt:
    interrupt.heard()
    os.kill(os.getpid(), signal.SIGINT)
    time.sleep(2 * interrupt.AGAIN)
    print("heard once", flush=True)
"""


def test_ctrl_c_that_python_has_lost_is_said_again() -> None:
    command = [sys.executable, "-c", LOST]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=30, check=False)
    assert (done.stdout, done.stderr, done.returncode) == ("lost\nheard once\n", "", 0)


@pytest.mark.parametrize("after", [0.1, 0.25, 0.4, 0.6, 0.8])
def test_ctrl_c_before_it_is_at_work(place: Place, begin: Begin, after: float) -> None:
    judge = begin()
    time.sleep(after)
    os.killpg(judge.pid, signal.SIGINT)
    _seconds, code, output = ended(judge)
    assert "/kata/" not in output  # no traceback of ours
    python_is_not_up = "import runpy" in output or "import_site" in output  # it has its own, until it has found us
    assert code in (130, -signal.SIGINT) or python_is_not_up
    expect_nothing_left(place)


def test_when_the_judge_is_killed_its_processes_go_too(place: Place, begin: Begin) -> None:
    is_at_work(place, judge := begin())
    judge.kill()
    end = time.monotonic() + 5 * crowd()
    while place.running() and time.monotonic() < end:
        time.sleep(0.01)
    assert not place.running()


def test_checks_beside_each_other_do_not_disturb_each_other() -> None:
    numbers = ("02", "18", "02", "05")
    places = [Place() for _number in numbers]
    try:
        judges = [
            subprocess.Popen(place.command(number, right(number)), cwd=ROOT, env=place.environment())
            for number, place in zip(numbers, places, strict=True)
        ]
        for judge, place in zip(judges, places, strict=True):
            assert judge.wait(100) == 0
            assert json.loads(place.verdict.read_text())["status"] == "passed"
            assert not place.running()
            assert not os.listdir(place.temporary)
    finally:
        for place in places:
            place.__exit__()


def right(number: str) -> Path:
    return find(number).file("solutions")


def test_a_save_in_the_middle_of_a_check_changes_nothing(place: Place, begin: Begin) -> None:
    judge = begin(content=right("02").read_bytes())
    while not list(place.temporary.glob("*/exercises/*.py")):  # the copy for its first call
        assert judge.poll() is None
    place.submission("at_work", b"raise RuntimeError('half of a text')\n")
    _seconds, code, output = ended(judge)
    assert code == 0, output
