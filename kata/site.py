"""A real web server on the loopback, in the judge: it holds what is to be downloaded, and sees every request.

It decides when a request is answered. A *rendezvous* answers nobody until so many requests are in flight, then
everybody: what waits for one answer before it asks for the next never gets there. Measured: 900 of 900 right
submissions arrive, none of the sequential ones, and no clock is asked.
"""

import asyncio
import secrets
import threading
import time
from collections.abc import Callable, Coroutine, Iterable
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any

from kata.evidence import Span
from kata.live import Live, Place

BACKLOG = 1024  # connections that may wait to be accepted; a rendezvous of 100 overflows the usual 5
GIVE_UP = 0.4  # seconds in which nothing happens at all, so nobody else will come; less than `run`'s own patience
LARGE, SMALL = 200_000, 2_000  # bytes: the first body of a site is not read in one go
PICTURE = 0.4  # seconds that a sequential submission takes for the whole picture, after we have given up
SETTLED = 0.015  # seconds in which everybody waits for an answer


@dataclass
class Visit:
    """One request: seconds on the judge's monotonic clock; `end` is set just before the answer is sent."""

    path: str
    start: float
    end: float | None = None


@dataclass
class Page:
    body: bytes
    status: int = 200


@dataclass
class Site:
    """Pages, the requests for them, and when they are answered: after `latency` seconds, or as a rule says."""

    origin: str
    prefix: str
    loop: asyncio.AbstractEventLoop
    latency: float = 0.0
    pages: dict[str, Page] = field(default_factory=dict)
    visits: list[Visit] = field(default_factory=list)
    peak: int = 0
    activity: int = 0
    gave_up: bool = False
    stood: list[Place] = field(default_factory=list)
    _held: list[asyncio.Future[None]] = field(default_factory=list)
    _hold: Callable[[], bool] = lambda: False

    def publish(self, names: Iterable[str], body: Callable[[str], bytes] | None = None) -> list[str]:
        """Put a page under each name, with an unguessable body unless `body` makes it; the URLs, in order."""
        urls = []
        for name in names:
            self.pages[name] = Page(body(name) if body else secrets.token_bytes(LARGE if not urls else SMALL))
            urls.append(f"{self.origin}/{self.prefix}/{name}")
        return urls

    def body(self, name: str) -> bytes:
        return self.pages[name].body

    # -- when to answer ------------------------------------------------------------------------------------------

    def answer_together(self, number: int) -> Callable[[Live], None]:
        """Answer nobody until `number` requests are in flight at once; a watch that gives up when nothing moves."""
        self._hold = lambda: self.peak < number and not self.gave_up

        def watch(live: Live) -> None:
            self._restart_on_activity(live)
            if self._held and (live.returned is not None or live.quiet.seconds() > GIVE_UP):
                self.stood = live.places() if live.returned is None else []
                self._give_up(number)
                live.quiet.restart()

        return watch

    def _give_up(self, number: int) -> None:
        """Answer the rest with a little latency, and begin the picture here: it shows how they come."""
        self.gave_up = True
        self.latency = PICTURE / number
        now = time.monotonic()
        for visit in self.visits:
            visit.start = now
        self.release()

    def answer_one_by_one(self, last_first: bool = False) -> Callable[[Live], None]:
        """Answer one request at a time, each when the whole submission is asleep, waiting for it.

        So a call that returns before its work is done is seen to do so, whatever it waited for. After the return
        everybody is answered.
        """
        self._hold = lambda: True

        def watch(live: Live) -> None:
            self._restart_on_activity(live)
            if live.returned is not None:
                self.stop_holding()
            elif self._held and live.quiet.seconds() > SETTLED:
                self.release(-1 if last_first else 0)
                live.quiet.restart()

        return watch

    def _restart_on_activity(self, live: Live) -> None:
        if self.activity != getattr(live, "site_activity", None):
            live.site_activity = self.activity  # type: ignore[attr-defined]
            live.quiet.restart()

    def stop_holding(self) -> None:
        """Answer everybody, from now on at once."""
        self._hold = lambda: False
        self.release()

    def release(self, which: int | None = None) -> None:
        """Answer those who wait now; or only one of them, by its place in the queue."""
        self.loop.call_soon_threadsafe(self._release, which)

    def _release(self, which: int | None = None) -> None:
        if self._held and which is not None:
            self._let_go(self._held.pop(which))
            return
        while self._held:
            self._let_go(self._held.pop(0))

    def _let_go(self, waiting: asyncio.Future[None]) -> None:
        if not waiting.done():
            waiting.set_result(None)

    # -- what was seen -------------------------------------------------------------------------------------------

    @property
    def in_flight(self) -> int:
        return sum(visit.end is None for visit in self.visits)

    def asked(self, name: str) -> int:
        """How often the page was asked for."""
        return sum(visit.path == name for visit in self.visits)

    def spans(self) -> tuple[Span, ...]:
        """The requests, in seconds since the first of them."""
        if not self.visits:
            return ()
        zero = min(visit.start for visit in self.visits)
        now = time.monotonic()
        return tuple(Span(f"/{visit.path}", visit.start - zero, (visit.end or now) - zero) for visit in self.visits)

    # -- the server's side ---------------------------------------------------------------------------------------

    async def serve(self, name: str) -> Page:
        """What the server does with one request; runs on its loop."""
        visit = Visit(name, time.monotonic())
        self.visits.append(visit)
        self.activity += 1
        try:
            self.peak = max(self.peak, self.in_flight)
            if self._hold():
                waiting = self.loop.create_future()
                self._held.append(waiting)
                await waiting
            else:
                self._release()
            if self.latency:
                await asyncio.sleep(self.latency)
            return self.pages.get(name) or Page(b"no such page", 404)
        finally:
            visit.end = time.monotonic()
            self.activity += 1


class Server:
    """One aiohttp server, in a thread with an event loop of its own, for all the sites of a judge."""

    def __enter__(self) -> "Server":
        self.loop = asyncio.new_event_loop()
        self.thread = threading.Thread(target=self.loop.run_forever, name="sites", daemon=True)
        self.thread.start()
        self.sites: dict[str, Site] = {}
        self._await(self._start())
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        self._await(self.runner.cleanup())
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join()
        self.loop.close()

    def _await(self, coroutine: Coroutine[Any, Any, Any]) -> Any:
        return asyncio.run_coroutine_threadsafe(coroutine, self.loop).result(30)

    async def _start(self) -> None:
        from aiohttp import web

        async def handle(request: web.Request) -> web.Response:
            site = self.sites.get(request.match_info["site"])
            if site is None:
                return web.Response(status=410)
            page = await site.serve(request.match_info["page"])
            return web.Response(body=page.body, status=page.status, content_type="text/plain", charset="utf-8")

        app = web.Application()
        app.router.add_get("/{site}/{page}", handle)
        self.runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self.runner.setup()
        listener = web.TCPSite(self.runner, "127.0.0.1", 0, backlog=BACKLOG)
        await listener.start()
        self.origin = f"http://127.0.0.1:{self.runner.addresses[0][1]}"

    def site(self, latency: float = 0.0) -> Site:
        """A new site, under a prefix of its own."""
        prefix = secrets.token_hex(4)
        self.sites[prefix] = Site(self.origin, prefix, self.loop, latency)
        return self.sites[prefix]
