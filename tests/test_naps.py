"""Who waits, and who only naps: each in a process of its own, asked of the system."""

import os
import subprocess
import sys
import time

import pytest

from kata import asleep
from kata.naps import is_known, naps

needs_naps = pytest.mark.skipif(not is_known(), reason="this system does not tell in which call a thread sleeps")

SLEEPS = {  # and whether it is a nap
    "time.sleep(9)": True,
    "held.acquire()": False,
    "held.acquire(timeout=9)": False,
    "threading.Event().wait(9)": False,
    "queue.SimpleQueue().get()": False,
    "os.read(pipe, 1)": False,
    "asyncio.run(waits_for_ever())": False,
}
START = """
import asyncio, os, queue, threading, time
held, pipe = threading.Lock(), os.pipe()[0]
held.acquire()
async def waits_for_ever():
    await asyncio.Future()
"""


@needs_naps
@pytest.mark.parametrize(("sleep", "is_nap"), SLEEPS.items())
def test_who_only_naps_is_known(sleep: str, is_nap: bool) -> None:
    program = f"{START}\nprint(flush=True)\n{sleep}"
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE) as process:
        try:
            assert process.stdout
            process.stdout.readline()
            nap, end = asleep.Nap(process.pid, process.pid), time.monotonic() + 5
            while nap.seconds() < 0.1 and time.monotonic() < end:
                time.sleep(0.01)
            assert naps(process.pid, process.pid) is is_nap
            assert nap.is_wait(0.05) is not is_nap
            assert nap.is_wait(0.0), "a guess at once"
        finally:
            process.kill()


@needs_naps
def test_who_is_awake_does_not_nap() -> None:
    assert not naps(os.getpid(), os.getpid())
