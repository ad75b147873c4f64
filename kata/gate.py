"""The judge's side of `kata.job`: where every job reports, from whichever process, thread or interpreter it runs in."""

import asyncio
import json
import os
import signal
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kata.background import BackgroundLoop
from kata.live import Live
from kata.meeting import Meeting, Visit

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
    """Jobs arrive and are told how long to compute (`burn`, CPU seconds) and what to return (`results`, by item)."""

    path: str = ""
    burn: float = 0.0
    results: dict[Any, Any] = field(default_factory=dict)
    errors: dict[Any, str] = field(default_factory=dict)
    executions: list[Execution] = field(default_factory=list)
    queued: bool | None = None

    def is_handed_out(self, live: Live) -> None:
        """With one job in flight and no more coming: does the next one begin while the calling process stands still?

        If so it had been handed out already, and something else keeps the jobs apart; if not, the caller waits for
        each result before it hands out the next. Sets `queued`.
        """
        if any(one.pid == live.pid for one in self.executions):
            return
        arrived = len(self.visits)
        os.kill(live.pid, signal.SIGSTOP)
        try:
            self.release()
            live.quiet.restart()
            while len(self.visits) == arrived and live.quiet.seconds() < QUEUED:
                time.sleep(0.005)
            self.queued = len(self.visits) > arrived
        finally:
            os.kill(live.pid, signal.SIGCONT)

    async def receive(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One job, from its beginning to its end or to the death of its process."""
        visit = None
        try:
            said = json.loads(await reader.readline())
            item = said.pop("item")
            visit = self.arrive(str(item), lane="")
            execution = Execution(item, visit=visit, **said)
            self.executions.append(execution)
            await self.wait_to_go()
            writer.write(json.dumps(self._order(item)).encode() + b"\n")
            done = json.loads(await reader.readline())
            execution.start, execution.end, execution.cpu = done["start"], done["end"], done["cpu"]
            self.end(visit)
            writer.write(b"\n")
            await writer.drain()
        except (ValueError, KeyError, TypeError, OSError):  # it died, or somebody else knocked
            return
        finally:
            if visit is not None and visit.end is None:
                self.end(visit)
            writer.close()

    def _order(self, item: Any) -> dict[str, Any]:
        order: dict[str, Any] = {"burn": self.burn, "result": self.results.get(item)}
        return order | ({"raise": self.errors[item]} if item in self.errors else {})


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
