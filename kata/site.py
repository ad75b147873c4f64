"""Real web servers on the loopback, in the judge: they hold what is to be downloaded, and see every request."""

import asyncio
import contextlib
import secrets
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from kata.background import BackgroundLoop
from kata.meeting import Meeting, Visit

BACKLOG = 1024  # connections that may wait to be accepted; a rendezvous of 100 overflows the usual 5
LARGE, SMALL = 200_000, 2_000  # bytes: the first body of a site is not read in one go
FIRST = 500  # bytes of a body that go with its head where there are threads: so few that whoever sends them never waits


@dataclass
class Page:
    body: bytes
    status: int = 200


Begin = Callable[[Page], Awaitable[None]]  # sends the first part of a page


@dataclass
class Site(Meeting):
    """Pages, the requests for them, and when they are answered: after `latency` seconds, or as a rule says.

    `in_parts`: the first part of each body (error pages aside) is sent at once; only the rest waits to be let go. So a
    client that takes the head of an answer for its end is seen with one request too many in flight.
    """

    url: str = ""
    url_elsewhere: str = ""
    in_parts: bool = False
    pages: dict[str, Page] = field(default_factory=dict)
    delays: dict[str, float] = field(default_factory=dict)  # by name: seconds that a page takes besides

    def publish(self, names: Iterable[str], body: Callable[[str], bytes] | None = None) -> list[str]:
        """Put a page under each name, with an unguessable body unless `body` makes it; the URLs, in order."""
        urls: list[str] = []
        for name in names:
            self.pages[name] = Page(body(name) if body else secrets.token_bytes(SMALL if urls else LARGE))
            urls.append(self.url + name)
        return urls

    def on_two_hosts(self, urls: list[str]) -> list[str]:
        """The same pages, every other one from another host."""
        return [url.replace(self.url, self.url_elsewhere) if n % 2 else url for n, url in enumerate(urls)]

    def asked(self, name: str) -> int:
        """How often the page was asked for."""
        return sum(visit.label == f"/{name}" for visit in self.visits)

    def place(self, visit: Visit) -> tuple[int, ...]:
        names = list(self.pages)
        name = visit.label.removeprefix("/")
        return (names.index(name) if name in names else len(names),)

    async def serve(self, name: str, begin: Begin | None = None) -> Page:
        """What the server does with one request. It counts as ended before the last part of its answer is sent."""
        visit = self.arrive(f"/{name}")
        try:
            page = self.pages.get(name) or Page(b"no such page", 404)
            if self.in_parts and begin and page.status < 400:
                await begin(page)
            await self.wait_to_go(visit)
            await asyncio.sleep(self.delays.get(name, 0.0))
            return page
        finally:
            self.end(visit)


class Sites:
    """The sites of one server, each under a prefix of its own."""

    def __init__(self, background: BackgroundLoop) -> None:
        self.background = background
        self.origin = self.elsewhere = ""
        self.sites: dict[str, Site] = {}

    def site(self, latency: float = 0.0) -> Site:
        """A new site."""
        prefix = secrets.token_hex(4)
        self.sites[prefix] = Site(
            self.background.loop,
            latency,
            url=f"{self.origin}/{prefix}/",
            url_elsewhere=f"{self.elsewhere or self.origin}/{prefix}/",
        )
        return self.sites[prefix]

    async def page(self, path: str, begin: Begin | None = None) -> Page:
        """What stands under the path of a request, when its site lets it go; `begin` can send it in two parts."""
        prefix, _slash, name = path.strip("/").partition("/")
        site = self.sites.get(prefix)
        return await site.serve(name, begin) if site else Page(b"no such site", 410)


class AsyncServer(Sites):
    """aiohttp's server, for the exercises that are about aiohttp; it takes a while to import."""

    def __init__(self, background: BackgroundLoop) -> None:
        super().__init__(background)
        background.run(self._start())

    async def _start(self) -> None:
        from aiohttp import web

        async def handle(request: web.Request) -> web.StreamResponse:
            begun = web.StreamResponse(headers={"Content-Type": "text/plain; charset=utf-8"})

            async def begin(page: Page) -> None:
                begun.set_status(page.status)
                begun.content_length = len(page.body)
                await begun.prepare(request)
                await begun.write(page.body[: len(page.body) // 2])

            with contextlib.suppress(ConnectionError):  # the client has gone away
                page = await self.page(request.path, begin if request.method == "GET" else None)
                if not begun.prepared:
                    return web.Response(body=page.body, status=page.status, content_type="text/plain", charset="utf-8")
                await begun.write(page.body[len(page.body) // 2 :])
            return begun

        app = web.Application()
        app.router.add_get("/{path:.*}", handle)
        self.runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self.runner.setup()
        await web.TCPSite(self.runner, "127.0.0.1", 0, backlog=BACKLOG).start()
        try:
            await web.TCPSite(self.runner, "127.0.0.2", 0, backlog=BACKLOG).start()
        except OSError:  # only Linux has more than one address on its loopback: then another port has to do
            await web.TCPSite(self.runner, "127.0.0.1", 0, backlog=BACKLOG).start()
        self.origin, self.elsewhere = (f"http://{host}:{port}" for host, port in self.runner.addresses)

    def close(self) -> None:
        self.background.run(self._close())

    async def _close(self) -> None:
        for _turn in range(10):  # what is just being accepted when its server is closed is never closed itself
            await asyncio.sleep(0)
        await self.runner.cleanup()


class ThreadServer(Sites):
    """The standard library's server, a thread for each connection: enough for blocking clients, and quick to start."""

    def __init__(self, background: BackgroundLoop) -> None:
        super().__init__(background)
        sites = self

        class Handler(BaseHTTPRequestHandler):
            sent = -1  # bytes of the body; before the head is sent, -1

            def do_GET(self) -> None:
                # without a limit: a machine that is busy may have to wait for long until it is let go
                page = asyncio.run_coroutine_threadsafe(sites.page(self.path, self.begin), background.loop).result()
                with contextlib.suppress(ConnectionError):  # the submission was ended
                    if self.sent < 0:
                        self.send(page, 0)
                    self.wfile.write(page.body[self.sent :])

            async def begin(self, page: Page) -> None:
                with contextlib.suppress(ConnectionError):
                    self.send(page, min(FIRST, len(page.body) // 2))

            def send(self, page: Page, first: int) -> None:
                self.sent = first
                self.send_response(page.status)
                self.send_header("Content-Type", "application/octet-stream")
                self.send_header("Content-Length", str(len(page.body)))
                self.end_headers()
                self.wfile.write(page.body[:first])

            def log_message(self, *_about: object) -> None:
                pass

        self.listeners = [_Listener(("127.0.0.1", 0), Handler)]
        try:
            self.listeners.append(_Listener((_second_host(), 0), Handler))
        except OSError:  # only Linux has more than one address on its loopback
            self.listeners.append(_Listener(("127.0.0.1", 0), Handler))
        addresses = [one.server_address[:2] for one in self.listeners]
        self.origin, self.elsewhere = (f"http://{host!s}:{port}" for host, port in addresses)
        background.run(self._listen())

    async def _listen(self) -> None:
        # not in threads of their own, which would look about them many times a second: as long as any thread of the
        # judge is at work, a submission that sleeps is not taken to be at rest
        for one in self.listeners:
            asyncio.get_running_loop().add_reader(one.fileno(), one.handle_request)

    async def _listen_no_more(self) -> None:
        for one in self.listeners:
            asyncio.get_running_loop().remove_reader(one.fileno())

    def close(self) -> None:
        self.background.run(self._listen_no_more())
        for one in self.listeners:
            one.server_close()


def _second_host() -> str:
    """Where there are proxies, it is only the usual address that needs none: then another port has to do."""
    from urllib.request import getproxies  # only here: it takes a while to import

    return "127.0.0.1" if getproxies() else "127.0.0.2"


class _Listener(ThreadingHTTPServer):
    request_queue_size = BACKLOG
    timeout = 0

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that was killed in the middle is nothing to tell."""
