"""A real web server on the loopback, in the judge: it holds what is to be downloaded, and sees every request."""

import secrets
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from kata.background import BackgroundLoop
from kata.meeting import Meeting

BACKLOG = 1024  # connections that may wait to be accepted; a rendezvous of 100 overflows the usual 5
LARGE, SMALL = 200_000, 2_000  # bytes: the first body of a site is not read in one go


@dataclass
class Page:
    body: bytes
    status: int = 200


@dataclass
class Site(Meeting):
    """Pages, the requests for them, and when they are answered: after `latency` seconds, or as a rule says."""

    url: str = ""
    pages: dict[str, Page] = field(default_factory=dict)

    def publish(self, names: Iterable[str], body: Callable[[str], bytes] | None = None) -> list[str]:
        """Put a page under each name, with an unguessable body unless `body` makes it; the URLs, in order."""
        urls: list[str] = []
        for name in names:
            self.pages[name] = Page(body(name) if body else secrets.token_bytes(SMALL if urls else LARGE))
            urls.append(self.url + name)
        return urls

    def asked(self, name: str) -> int:
        """How often the page was asked for."""
        return sum(visit.label == f"/{name}" for visit in self.visits)

    async def serve(self, name: str) -> Page:
        """What the server does with one request. It counts as ended before the first byte of its answer is sent."""
        visit = self.arrive(f"/{name}")
        try:
            await self.wait_to_go()
            return self.pages.get(name) or Page(b"no such page", 404)
        finally:
            self.end(visit)


class Server:
    """One aiohttp server for all the sites of a judge."""

    def __init__(self, background: BackgroundLoop) -> None:
        self.background = background
        self.sites: dict[str, Site] = {}
        background.run(self._start())

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
        await web.TCPSite(self.runner, "127.0.0.1", 0, backlog=BACKLOG).start()
        self.origin = f"http://127.0.0.1:{self.runner.addresses[0][1]}"

    def site(self, latency: float = 0.0) -> Site:
        """A new site, under a prefix of its own."""
        prefix = secrets.token_hex(4)
        self.sites[prefix] = Site(self.background.loop, latency, url=f"{self.origin}/{prefix}/")
        return self.sites[prefix]

    def close(self) -> None:
        self.background.run(self.runner.cleanup())
