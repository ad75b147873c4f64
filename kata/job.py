"""A piece of CPU work that a grader gives to a submission: importable and picklable under every start method.

A job reports to the judge's `Gate` when it begins, waits there until it is let go, computes in pure Python, and
returns what the judge tells it to: a result that nobody can know who has not called it. This module is imported in
every process and interpreter of a pool, so it imports little.
"""

import json
import os
import socket
import sys
import threading
import time
from typing import Any

from kata import fate


class Job:
    """`job(item)`; the address of the gate travels inside it, since a forkserver has a stale environment."""

    def __init__(self, gate: str) -> None:
        self.gate = gate

    def __call__(self, item: Any) -> Any:
        with socket.socket(socket.AF_UNIX) as judge:
            judge.connect(self.gate)
            with judge.makefile("rw", encoding="utf-8") as talk:
                print(json.dumps({"item": item, **_whereabouts()}), file=talk, flush=True)
                order = json.loads(talk.readline())
                start, before = time.monotonic(), time.thread_time()
                self.work(order["burn"])
                work = {"start": start, "end": time.monotonic(), "cpu": time.thread_time() - before}
                print(json.dumps(work), file=talk, flush=True)
                talk.readline()  # the judge has counted the end before the caller can see it
        if "raise" in order:
            raise ValueError(order["raise"])
        return fate.meet(*order["fate"]) if "fate" in order else order["result"]

    def work(self, seconds: float) -> None:
        """What it computes, once it has been let go: pure Python, for so many seconds of the processor."""
        _burn(time.thread_time() + seconds)


class BoxedJob(Job):
    """The same for items that come in a `box`, or in a tuple; None is the item 0."""

    def __call__(self, box: bytearray | tuple[int] | None) -> Any:
        return super().__call__(box[0] if box else 0)


def box(item: int, more: int = 0) -> bytearray:
    """A number below 256, and `more` bytes: a value that can be pickled, but neither hashed nor told in JSON.

    That of 0 is false.
    """
    return bytearray([item]) + bytes(more) if item else bytearray()


def _burn(until: float) -> None:
    """Compute until this thread has had so many seconds of the processor."""
    while time.thread_time() < until:
        for _ in range(100):
            pass


def _whereabouts() -> dict[str, Any]:
    return {
        "pid": os.getpid(),
        "interpreter": _interpreter(),
        "thread": threading.get_native_id(),
        # current_thread() would make an object for one that was started with _thread, which outlives it up to 3.12
        "main": threading.get_ident() == threading.main_thread().ident,
        "on_loop": _on_loop(),
        "gil": getattr(sys, "_is_gil_enabled", lambda: True)(),
    }


def _interpreter() -> int:
    """The number of this interpreter within its process; 0 for the main one."""
    try:
        import _interpreters  # type: ignore[import-not-found,unused-ignore]
    except ImportError:  # before 3.13
        return 0
    return int(_interpreters.get_current()[0])


def _on_loop() -> bool:
    """Whether an event loop runs in this thread, which cannot turn as long as the job computes."""
    asyncio = sys.modules.get("asyncio")
    if asyncio is None:
        return False
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return False
    return True
