"""The judge's side of `kata.job`: where every job reports, from whichever process, thread or interpreter it runs in."""

import asyncio
import json
import os
import signal
import socket
import struct
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from typing import Any

from kata import tree
from kata.background import BackgroundLoop
from kata.fate import Fate
from kata.live import Live, Watch
from kata.meeting import GIVE_UP, RESTLESS, SHORT, Meeting, Visit

LABEL = 100  # characters of an item in the picture
LAST = 3.0  # seconds that jobs may take to end while their caller is stopped, on a machine that is busy
QUEUED = 0.1  # seconds of quiet after which no next job comes while its caller is stopped


@dataclass
class Execution:
    """One job: who ran it, and when it computed, by the clocks of the job itself (seconds)."""

    item: Any
    pid: int
    interpreter: int
    thread: int
    main: bool
    on_loop: bool
    gil: bool
    visit: Visit
    start: float = 0.0
    end: float = 0.0
    cpu: float = 0.0

    @property
    def domain(self) -> tuple[int, ...]:
        """What computes on its own: a process, an interpreter in it, and without a GIL a thread."""
        return (self.pid, self.interpreter) if self.gil else (self.pid, self.interpreter, self.thread)


@dataclass
class Gate(Meeting):
    """Jobs arrive and are told how long to compute (`burn`, CPU seconds) and what to return (`results`, by item).

    A result may be a `Fate`: another way to end. What stands in `once` becomes of the first job of an item alone.
    """

    path: str = ""
    burn: float = 0.0
    results: dict[Any, Any] = field(default_factory=dict)
    once: dict[Any, Fate] = field(default_factory=dict)
    errors: dict[Any, str] = field(default_factory=dict)
    executions: list[Execution] = field(default_factory=list)
    queued: bool | None = None

    def place(self, visit: Visit) -> tuple[int, ...]:
        """Equal items in the order in which their processes were started."""
        items = [str(item)[:LABEL] for item in self.results]
        pids = [one.pid for one in self.executions if one.visit is visit]
        return (items.index(visit.label) if visit.label in items else len(items), *pids)

    def is_handed_out(self, live: Live) -> None:
        """With one job in flight and no more coming: does the next one begin while the calling process stands still?

        If so it had been handed out already, and something else keeps the jobs apart; if not, the caller waits for
        each result before it hands out the next. Sets `queued`.
        """
        if any(one.pid == live.pid for one in self.executions):
            return
        arrived = len(self.visits)
        with _standing_still(live.pid):
            self.release()
            live.expect_more()
            while len(self.visits) == arrived and live.quiet.seconds() < QUEUED:
                time.sleep(0.005)
            self.queued = len(self.visits) > arrived

    def end_together(self, number: int) -> Watch:
        """Let so many go as soon as they are there, and the calling process stand still until theirs have ended.

        So it finds at once that all of them have: for jobs that kill their worker.
        """
        self.hold()

        def watch(live: Live) -> None:
            if len(self._held) < number:
                if live.returned is not None or live.at_rest(GIVE_UP, RESTLESS):
                    self.stop_holding()
                return
            with _standing_still(live.pid):
                self.stop_holding()
                end = time.monotonic() + LAST
                while not all(tree.is_zombie(one.pid) for one in self.executions) and time.monotonic() < end:
                    time.sleep(0.002)
            live.expect_more()

        return watch

    def until_two_meet(self, rounds: int) -> Watch:
        """Hold those who come, again and again, until two are here at once that compute on their own.

        Who is here, and nothing moves any more, goes on: nobody else will come. After so many `rounds` all may go.
        """
        self.hold()
        alone = 0

        def watch(live: Live) -> None:
            nonlocal alone
            if self.have_met or live.returned is not None or alone == rounds:
                self.stop_holding()
            elif self.waiting and live.at_rest(SHORT if alone else GIVE_UP, RESTLESS):
                alone += 1
                self.release()
                live.expect_more()

        return watch

    @property
    def have_met(self) -> bool:
        """Whether two were here at once, at some time, in processes, interpreters or GIL-free threads of their own.

        By the judge's clock, and after both have waited for each other: so a starved machine, which gives one of them
        all its turns before the other has its first, changes nothing.
        """
        return any(
            one.domain != other.domain and one.visit.is_beside(other.visit)
            for one, other in combinations(self.executions, 2)
        )

    async def receive(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One job, from its beginning to its end or to the death of its process."""
        visit = None
        try:
            said = json.loads(await reader.readline())
            visit = self.arrive(str(said["item"])[:LABEL])
            execution = self._execution(said, visit, _peer(writer))
            self.executions.append(execution)
            await self._wait_to_go_or_die(visit, reader)
            let_go = time.monotonic()
            writer.write(json.dumps(self._order(execution.item)).encode() + b"\n")
            done = json.loads(await reader.readline())
            _count(execution, done, let_go, time.monotonic())
            self.end(visit)
            writer.write(b"\n")
            await writer.drain()
        except (ValueError, KeyError, TypeError, OSError, RecursionError):  # it died, or somebody else knocked
            return
        finally:
            if visit is not None and visit.end is None:
                self.end(visit)
            writer.close()

    async def _wait_to_go_or_die(self, visit: Visit, reader: asyncio.StreamReader) -> None:
        """A job says nothing while it waits: what comes is the end of its process, and it is under way no longer."""
        waits, dies = (asyncio.ensure_future(one) for one in (self.wait_to_go(visit), reader.read(1)))
        try:
            await asyncio.wait({waits, dies}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            waits.cancel()
            dies.cancel()
            await asyncio.gather(waits, dies, return_exceptions=True)
        if waits.cancelled():
            raise ConnectionResetError("the process of a job that waited has ended")

    def _execution(self, said: dict[str, Any], visit: Visit, pid: int | None) -> Execution:
        """Who runs a job, as the job itself says; which process it is, the kernel knows better."""
        return Execution(
            item=said["item"],
            pid=pid or int(said["pid"]),
            interpreter=int(said["interpreter"]),
            thread=int(said["thread"]),
            main=bool(said["main"]),
            on_loop=bool(said["on_loop"]),
            gil=bool(said["gil"]),
            visit=visit,
        )

    def _order(self, item: Any) -> dict[str, Any]:
        result = self.once.pop(item, None) or self.results.get(item)
        order: dict[str, Any] = {"burn": self.burn}
        order |= {"fate": result.order} if isinstance(result, Fate) else {"result": result}
        return order | ({"raise": self.errors[item]} if item in self.errors else {})


@contextmanager
def _standing_still(pid: int) -> Iterator[None]:
    """The process is stopped meanwhile, if it has not just ended."""
    with suppress(ProcessLookupError):
        os.kill(pid, signal.SIGSTOP)
    try:
        yield
    finally:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGCONT)


def _count(execution: Execution, done: dict[str, Any], first: float, last: float) -> None:
    """When the job computed, as it says itself, but not before it was let go, nor after it said so."""
    execution.start, execution.end = (min(max(first, float(done[key])), last) for key in ("start", "end"))
    execution.cpu = min(max(0.0, float(done["cpu"])), last - first)


def _peer(writer: asyncio.StreamWriter) -> int | None:
    """The process at the other end of the socket, where the system tells (unix(7), unix(4))."""
    talk: socket.socket = writer.get_extra_info("socket")
    if sys.platform == "linux":
        return int(struct.unpack("3i", talk.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, 12))[0])
    if sys.platform == "darwin":
        return talk.getsockopt(0, 2)  # SOL_LOCAL, LOCAL_PEERPID
    return None


class Gates:
    """Makes gates, each at an address of its own."""

    def __init__(self, background: BackgroundLoop) -> None:
        self.background = background
        self.folder = tempfile.TemporaryDirectory(prefix="kata-")
        self.servers: list[asyncio.Server] = []

    def gate(self, **parts: Any) -> Gate:
        path = str(Path(self.folder.name) / str(len(self.servers)))
        gate = Gate(self.background.loop, path=path, **parts)
        self.servers.append(self.background.run(asyncio.start_unix_server(gate.receive, path)))
        return gate

    def close(self) -> None:
        for server in self.servers:
            self.background.loop.call_soon_threadsafe(server.close)
        self.folder.cleanup()
