"""Who sleeps until somebody wakes it, and who wakes by itself: each in a process of its own, asked of the system."""

import os
import subprocess
import sys
import time

import pytest

from kata import asleep
from kata.naps import is_known, wakes_by_itself

needs_naps = pytest.mark.skipif(not is_known(), reason="this system does not tell in which call a thread sleeps")

SLEEPS = {  # in each the seconds stand for {}, which are None or -1 if it does not wake by itself
    "time.sleep({})": [9],
    "threading.Event().wait({})": [None, 9],
    "held.acquire(timeout={})": [-1, 9],
    "queue.SimpleQueue().get(timeout={})": [None, 9],
    "select.select([pipe], [], [], {})": [None, 9],
    "select.poll().poll({})": [None, 9_000],
    "asyncio.run(asyncio.sleep({}))": [9],
    "asyncio.run(waits_for_ever())": [None],
    "os.read(pipe, 1)": [None],
}
START = """
import asyncio, os, queue, select, threading, time
held, pipe = threading.Lock(), os.pipe()[0]
held.acquire()
async def waits_for_ever():
    await asyncio.Future()
"""


@needs_naps
@pytest.mark.parametrize(("sleep", "seconds"), [(sleep, each) for sleep, all_ in SLEEPS.items() for each in all_])
def test_who_wakes_by_itself_is_known(sleep: str, seconds: int | None) -> None:
    program = f"{START}\nprint(flush=True)\n{sleep.format(seconds)}"
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE) as process:
        try:
            assert process.stdout
            process.stdout.readline()
            nap, end = asleep.Nap(process.pid, process.pid), time.monotonic() + 5
            while nap.seconds() < 0.1 and time.monotonic() < end:
                time.sleep(0.01)
            wakes = seconds not in (None, -1)
            assert wakes_by_itself(process.pid, process.pid) is wakes
            assert nap.is_wait(0.05) is not wakes
            assert nap.is_wait(0.0), "a guess at once"
        finally:
            process.kill()


@needs_naps
def test_who_is_awake_does_not_wake() -> None:
    assert not wakes_by_itself(os.getpid(), os.getpid())
