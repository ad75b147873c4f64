"""Where every thread and every task of a process stands right now, asked for from outside by a signal.

The answer is written by a Python handler, which the main thread runs even while it waits for a lock or a socket. It
also tells what a pool of processes could not send, as that may be why one waits.
"""

import json
import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from types import CodeType, FrameType
from typing import Any

from kata.unsent import unsent

SIGNAL = signal.SIGUSR1
ANSWER = 0.5  # seconds to say where the threads stand


@dataclass(frozen=True)
class Place:
    """Where a thread or a task stands in the learner's file."""

    who: str
    line: int
    blocks_loop: bool


class Standing:
    """Answers `SIGNAL` by writing one line of JSON to the descriptor.

    {"places": [{"who", "where", "blocks_loop"}, …], "unsent": an error, or ""}
    """

    def __init__(self, fd: int, file: str) -> None:
        self.fd, self.file, self.pid = fd, file, os.getpid()
        signal.signal(SIGNAL, self._answer)

    def _answer(self, _number: int, frame: FrameType | None) -> None:
        if os.getpid() != self.pid:  # inherited by a child that was forked
            return
        main = threading.main_thread().ident
        stacks = {ident: frame if ident == main else top for ident, top in sys._current_frames().items()}
        try:
            said = {"places": self._threads(stacks, main) + self._tasks(), "unsent": unsent(stacks.values())}
        except Exception:  # it is only for the message
            said = {"places": [], "unsent": ""}
        os.write(self.fd, json.dumps(said).encode() + b"\n")

    def _threads(self, stacks: dict[int, FrameType | None], main: int | None) -> list[dict[str, Any]]:
        names = {thread.ident: thread.name for thread in threading.enumerate()}
        places = []
        for ident, start in stacks.items():
            line = self._innermost(start)
            if line is not None:
                on_loop = ident == main and _below_a_task(start)
                places.append({"who": names.get(ident, "a thread"), "where": line, "blocks_loop": on_loop})
        return sorted(places, key=lambda place: place["who"] != "MainThread")

    def _tasks(self) -> list[dict[str, Any]]:
        if threading.current_thread() is not threading.main_thread():
            return []
        return [{"who": one.who, "where": one.line, "blocks_loop": False} for one in tasks_in(self.file)]

    def _innermost(self, frame: FrameType | None) -> int | None:
        while frame is not None:
            if frame.f_code.co_filename == self.file:
                return frame.f_lineno
            frame = frame.f_back
        return None


def tasks_in(file: str) -> list[Place]:
    """Where each task of the loop that runs in this thread waits in the file; [] where none runs."""
    asyncio = sys.modules.get("asyncio")
    try:
        tasks = asyncio.all_tasks(asyncio.get_running_loop()) if asyncio else ()
    except RuntimeError:
        return []
    lines = ((task.get_name(), awaited(task.get_coro(), file)) for task in tasks)
    return [Place(name, line, False) for name, line in lines if line is not None]


def awaited(coroutine: Any, file: str) -> int | None:
    """The innermost line of the file in which it waits."""
    line = None
    while coroutine is not None:
        frame = getattr(coroutine, "cr_frame", None) or getattr(coroutine, "ag_frame", None)
        if frame is not None and frame.f_code.co_filename == file:
            line = frame.f_lineno
        coroutine = getattr(coroutine, "cr_await", None) or getattr(coroutine, "ag_await", None)
    return line


def ask(pid: int, fd: int) -> tuple[list[Place], str]:
    """Where the threads and tasks of that process stand, and what could not be sent from it to another one.

    As it says itself through `fd`; nothing if it does not.
    """
    try:
        os.kill(pid, SIGNAL)
        said = json.loads(_line_from(fd))
        places = [Place(str(one["who"]), int(one["where"]), bool(one["blocks_loop"])) for one in said["places"]]
        return places, str(said["unsent"])
    except (ProcessLookupError, ValueError, KeyError, TypeError, OverflowError, RecursionError):
        return [], ""


def _line_from(fd: int) -> bytes:
    """The line that comes within half a second, or what has come of it."""
    end, data = time.monotonic() + ANSWER, b""
    while b"\n" not in data and time.monotonic() < end:
        try:
            more = os.read(fd, 1 << 16)
        except BlockingIOError:
            time.sleep(0.002)
            continue
        if not more:  # closed by the submission
            break
        data += more
    return data.partition(b"\n")[0]


def _below_a_task(frame: FrameType | None) -> bool:
    """Whether an event loop is running a callback there: it cannot turn until that returns."""
    run_once: CodeType | None = _code("asyncio.base_events", lambda module: module.BaseEventLoop._run_once)
    handle: CodeType | None = _code("asyncio.events", lambda module: module.Handle._run)
    codes = set()
    while frame is not None:
        codes.add(frame.f_code)
        frame = frame.f_back
    return run_once in codes and handle in codes


def _code(module: str, find: Callable[[Any], Any]) -> CodeType | None:
    loaded = sys.modules.get(module)
    return None if loaded is None else find(loaded).__code__
