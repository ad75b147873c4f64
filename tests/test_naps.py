"""Who waits, and who only naps: each in a process of its own, asked of the system."""

import contextlib
import os
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest

from kata import asleep
from kata.naps import naps, wakes_by_itself
from kata.quiet import Quiet
from tests.marks import needs_naps

SLEEPS = {  # and whether it is a nap, and whether it has an end
    "time.sleep(9)": (True, True),
    "held.acquire()": (False, False),
    "held.acquire(timeout=9)": (False, True),
    "threading.Event().wait(9)": (False, True),
    "queue.SimpleQueue().get()": (False, False),
    "queue.SimpleQueue().get(timeout=9)": (False, True),
    "select.select([pipe], [], [])": (False, False),
    "select.select([pipe], [], [], 9)": (False, True),
    "select.poll().poll()": (False, False),
    "select.poll().poll(9000)": (False, True),
    "os.read(pipe, 1)": (False, False),
    "asyncio.run(waits_for_ever())": (False, False),
    "asyncio.run(asyncio.sleep(9))": (False, True),
}
START = """
import asyncio, os, queue, select, threading, time
held, pipe = threading.Lock(), os.pipe()[0]
held.acquire()
async def waits_for_ever():
    await asyncio.Future()
"""


@contextlib.contextmanager
def asleep_in(sleep: str) -> Iterator[int]:
    """The pid of a process whose only thread has been in this call for a while."""
    program = f"{START}\nprint(flush=True)\n{sleep}"
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE) as process:
        try:
            assert process.stdout
            process.stdout.readline()
            nap, end = asleep.Nap(process.pid, process.pid), time.monotonic() + 5
            while nap.seconds() < 0.05 and time.monotonic() < end:
                time.sleep(0.01)
            yield process.pid
        finally:
            process.kill()


@needs_naps
@pytest.mark.parametrize(("sleep", "kinds"), SLEEPS.items())
def test_who_only_naps_is_known_and_who_wakes_by_itself(sleep: str, kinds: tuple[bool, bool]) -> None:
    with asleep_in(sleep) as pid:
        assert (naps(pid, pid), wakes_by_itself(pid, pid)) == kinds


@needs_naps
def test_a_nap_is_no_wait() -> None:
    for sleep, waits in (("time.sleep(9)", False), ("held.acquire()", True)):
        with asleep_in(sleep) as pid:
            nap = asleep.Nap(pid, pid)
            assert nap.seconds() == 0.0
            time.sleep(0.1)
            assert nap.is_wait(0.05) is waits
            assert nap.is_wait(0.0), "a guess at once"


RETRIES, POLLS = "while True: time.sleep(0.1)", "while True: time.sleep(0.005)"


@needs_naps
@pytest.mark.parametrize(
    ("sleep", "dozes"),
    {
        "time.sleep(9)": True,
        "held.acquire(timeout=9)": True,
        RETRIES: True,
        "held.acquire()": False,
        POLLS: False,
    }.items(),
)
def test_a_tree_in_which_somebody_will_wake_dozes(sleep: str, dozes: bool) -> None:
    with asleep_in(sleep) as pid:
        quiet, end = Quiet(pid), time.monotonic() + 0.5
        while time.monotonic() < end:
            quiet.seconds()
            time.sleep(0.01)
        assert quiet.dozed is dozes


@needs_naps
def test_who_is_awake_does_not_nap() -> None:
    assert not naps(os.getpid(), os.getpid())
    assert not wakes_by_itself(os.getpid(), os.getpid())
