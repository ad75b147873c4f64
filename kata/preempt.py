"""Watch each bytecode of one file: `seen(code, offset)` is called before it, in the thread that is about to run it.

A thread that is held up inside `seen` stands just before that bytecode: this is what the explorer pauses callers with.
From Python 3.12 on it is sys.monitoring, local to the code of the file; on 3.11 it is sys.settrace
(whose opcode events are unreliable from 3.12 on). Code objects are met as they start, and those nested in
them with them, so that lambdas, closures and methods of any class are seen, and nothing else is slowed down.
"""

import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from functools import cached_property
from types import CodeType, FrameType
from typing import Any, Protocol

Seen = Callable[[CodeType, int], None]

_Thread: Any = threading.Thread
_begin = _Thread._bootstrap_inner


class Watch(Protocol):
    """What both ways of watching have in common."""

    def start(self) -> None: ...
    def stop(self) -> bool:
        """Stop watching; whether everything was still in place, and nobody had switched it off."""

    def thread(self) -> AbstractContextManager[None]:
        """To be entered by each thread that is to be seen; those that a submission starts are seen where `everywhere`
        says so (and, from 3.12 on, in any case)."""


def _set_trace(function: Callable[[FrameType, str, Any], Any] | None) -> None:
    """sys.settrace, which on 3.11 fails while another thread is in the middle of it."""
    while True:
        try:
            sys.settrace(function)
            return
        except RuntimeError:
            time.sleep(0.0005)


class Traced:
    """Python 3.11: a trace function in each thread, with opcode events in the frames of the file."""

    def __init__(self, file: str, seen: Seen, everywhere: bool) -> None:
        self.file, self.seen, self.everywhere = file, seen, everywhere
        self.intact = True

    def start(self) -> None:
        self.intact = True
        if self.everywhere:
            _Thread._bootstrap_inner = self._traced

    def stop(self) -> bool:
        if self.everywhere:
            self.intact = self.intact and _Thread._bootstrap_inner == self._traced
            _Thread._bootstrap_inner = _begin
        return self.intact

    @cached_property
    def _traced(self) -> Callable[[Any], None]:
        """What a new thread begins with. `threading.settrace` would be it, if it tried again where that fails."""

        def begin(thread: Any) -> None:
            _set_trace(self._called)
            _begin(thread)

        return begin

    @contextmanager
    def thread(self) -> Iterator[None]:
        if not self.everywhere:
            _set_trace(self._called)
        yield
        self.intact = self.intact and sys.gettrace() == self._called
        _set_trace(None)

    def _called(self, frame: FrameType, event: str, arg: Any) -> Any:
        if frame.f_code.co_filename != self.file:
            return None
        frame.f_trace_opcodes = True
        frame.f_trace_lines = False
        return self._inside

    def _inside(self, frame: FrameType, event: str, arg: Any) -> Any:
        if event == "opcode":
            self.seen(frame.f_code, frame.f_lasti)
        return self._inside


if sys.version_info >= (3, 12):
    from sys import monitoring

    events = monitoring.events

    class Monitored:
        """Python 3.12 and later: instruction events, switched on for the code objects of the file."""

        NAME = "kata"
        TOOLS = (4, 3, monitoring.PROFILER_ID, monitoring.COVERAGE_ID)  # 3 and 4 belong to nobody

        def __init__(self, file: str, seen: Seen) -> None:
            self.file, self.seen = file, seen
            self.codes: set[CodeType] = set()
            self.tool = -1

        def start(self) -> None:
            self.tool = next(tool for tool in self.TOOLS if monitoring.get_tool(tool) is None)
            monitoring.use_tool_id(self.tool, self.NAME)
            monitoring.register_callback(self.tool, events.PY_START, self._started)
            monitoring.register_callback(self.tool, events.INSTRUCTION, self.seen)
            monitoring.set_events(self.tool, events.PY_START)
            monitoring.restart_events()
            for code in list(self.codes):
                monitoring.set_local_events(self.tool, code, events.INSTRUCTION)

        def stop(self) -> bool:
            if monitoring.get_tool(self.tool) != self.NAME:
                return False
            codes = list(self.codes)  # a thread of the submission may go on, and begin to run one more
            intact = monitoring.get_events(self.tool) == events.PY_START and all(
                monitoring.get_local_events(self.tool, code) == events.INSTRUCTION for code in codes
            )
            for code in codes:
                monitoring.set_local_events(self.tool, code, 0)
            monitoring.set_events(self.tool, 0)
            intact &= monitoring.register_callback(self.tool, events.INSTRUCTION, None) == self.seen
            intact &= monitoring.register_callback(self.tool, events.PY_START, None) == self._started
            monitoring.free_tool_id(self.tool)
            return intact

        def thread(self) -> AbstractContextManager[None]:
            return nullcontext()

        def _started(self, code: CodeType, offset: int) -> Any:
            if code.co_filename == self.file:
                with suppress(ValueError):  # the tool has just been given back, and nobody watches any more
                    self._open(code)
            return monitoring.DISABLE

        def _open(self, code: CodeType) -> None:
            if code in self.codes:
                return
            monitoring.set_local_events(self.tool, code, events.INSTRUCTION)
            self.codes.add(code)  # after it, as `stop` expects of each that its events are on
            for inner in code.co_consts:
                if isinstance(inner, CodeType):
                    self._open(inner)

    def watch(file: str, seen: Seen, everywhere: bool = False) -> Watch:
        return Monitored(file, seen)

else:

    def watch(file: str, seen: Seen, everywhere: bool = False) -> Watch:
        return Traced(file, seen, everywhere)
