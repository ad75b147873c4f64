"""04 download_pool, in the judge: the pages stand on two hosts, and each of them can be sent in two parts."""

import asyncio
import contextlib
from http.server import BaseHTTPRequestHandler
from urllib.request import getproxies

from kata.background import BackgroundLoop
from kata.site import Page, ThreadServer

# Bytes of a body that go with its head: so few that whoever sends them never waits. A body sent in parts has more.
FIRST = 500


def second_host() -> str:
    """Where there are proxies, it is only the usual address that needs none: then another port has to do."""
    return "127.0.0.1" if getproxies() else "127.0.0.2"


class TwoHosts(ThreadServer):
    """A limit for each host is none for all of them, and the head of a page is not its end."""

    def __init__(self, background: BackgroundLoop) -> None:
        super().__init__(background)
        sites = self

        class InParts(BaseHTTPRequestHandler):
            sent = -1  # bytes of the body; before the head is sent, -1

            def do_GET(self) -> None:
                page = background.run(sites.page(self.path, self.begin))
                with contextlib.suppress(ConnectionError):  # the submission was ended
                    if self.sent < 0:
                        self.send(page, 0)
                    self.wfile.write(page.body[self.sent :])

            async def begin(self, page: Page) -> None:
                with contextlib.suppress(ConnectionError):
                    self.send(page, FIRST)

            def send(self, page: Page, first: int) -> None:
                self.sent = first
                self.send_response(page.status)
                self.send_header("Content-Type", "application/octet-stream")
                self.send_header("Content-Length", str(len(page.body)))
                self.end_headers()
                self.wfile.write(page.body[:first])

            def log_message(self, *_about: object) -> None:
                pass

        self.server.RequestHandlerClass = InParts
        listener = type(self.server)
        try:
            self.other = listener((second_host(), 0), InParts)
        except OSError:  # only Linux has more than one address on its loopback
            self.other = listener(("127.0.0.1", 0), InParts)
        host, port = self.other.server_address[:2]
        self.elsewhere = f"http://{host!s}:{port}"
        self.other.timeout = 0
        background.run(self._listen())

    async def _listen(self) -> None:
        # not in a thread of its own, which would look about it many times a second: as long as any thread of the judge
        # is at work, a submission that sleeps is not taken to be at rest
        asyncio.get_running_loop().add_reader(self.other.fileno(), self.other.handle_request)

    async def _listen_no_more(self) -> None:
        asyncio.get_running_loop().remove_reader(self.other.fileno())

    def close(self) -> None:
        self.background.run(self._listen_no_more())
        self.other.server_close()
        super().close()
