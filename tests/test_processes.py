"""The parts that graders of processes use: how a job ends, who waits for himself, what an import has started."""

import multiprocessing
import os
import queue
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from typing import Any

import pytest

from kata import fate, guard, stranded
from kata.hangs import explain_hang
from kata.proof import Refusal, refuse


def ended(how: fate.Fate) -> int | None:
    process = multiprocessing.get_context("fork").Process(target=fate.meet, args=how.order)
    process.start()
    process.join()
    return process.exitcode


class TestFate:
    """What the judge orders is what becomes of the job."""

    def test_exit_codes(self) -> None:
        assert ended(fate.exits(7)) == 7
        assert ended(fate.leaves(8)) == 8
        assert ended(fate.is_killed()) == -signal.SIGKILL

    def test_raises(self) -> None:
        with pytest.raises(LookupError) as caught:
            fate.meet(*fate.raises(LookupError, "a", 7).order)
        assert caught.value.args == ("a", 7)

    def test_gives_bytes(self) -> None:
        assert fate.meet(*fate.gives_bytes(b"ab", 3).order) == b"ababab"

    def test_long_bytes_in_short(self) -> None:
        assert fate.short(b"a" * 999) == b"a" * 999
        length, digest = fate.short(b"a" * 10_000)
        assert (length, len(digest)) == (10_000, 64)
        assert fate.short(b"b" * 10_000) != (length, digest)


WAITING = {
    "queue.Queue": ("import queue; queue.Queue().get()", True),
    "queue.Queue with a time limit": ("import queue; queue.Queue().get(timeout=60)", True),
    "multiprocessing.Queue": ("import multiprocessing; multiprocessing.Queue().get()", False),
    "another thread sleeps": (
        "import queue, threading, time; threading.Thread(target=time.sleep, args=[60]).start(); queue.Queue().get()",
        False,
    ),
    "sleep": ("import time; time.sleep(60)", False),
}


@pytest.fixture
def start() -> Iterator[Any]:
    started = []

    def begin(code: str) -> int:
        started.append(subprocess.Popen([sys.executable, "-c", code]))
        return started[-1].pid

    yield begin
    for process in started:
        process.kill()
        process.wait()


@pytest.mark.skipif(not os.path.exists("/proc/self/syscall"), reason="only Linux tells what a thread waits for")
@pytest.mark.parametrize("how", WAITING)
def test_stranded(how: str, start: Any) -> None:
    code, wanted = WAITING[how]
    pid = start(code)
    end = time.monotonic() + (10 if wanted else 0.5)
    while not (found := stranded.is_stranded(pid)) and time.monotonic() < end:
        time.sleep(0.02)
    assert found == wanted


def test_nobody_is_stranded_who_is_gone() -> None:
    assert not stranded.is_stranded(2**22 + 1)


def test_guard_counts_the_processes_that_were_made() -> None:
    guard.made()
    assert guard.made() == 0
    for _ in range(2):
        multiprocessing.get_context("spawn").Process(target=queue.Queue)
    assert guard.made() == 2
    multiprocessing.Process()
    with pytest.raises(guard.StartedAtImport):
        guard.look()


def test_who_knows_better_why_it_hangs_is_heard() -> None:
    with (
        pytest.raises(Refusal) as refused,
        explain_hang("after the last job", "look at its end"),
        explain_hang(lambda: "asked again", "keep the answer"),
    ):
        refuse("hang", "it had not returned")
    assert (refused.value.seen, refused.value.hint) == ("asked again: it had not returned", "keep the answer")
