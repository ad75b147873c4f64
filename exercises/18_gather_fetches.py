"""The search page asks a hundred back-end pages for their text, and awaits each before it asks for the next.

Please fetch all `urls` with aiohttp, all in flight together through one session, and return their bodies as text,
in the order of `urls`. A status of 400 or more raises an error: the text of an error page is not a result.
No URLs: an empty list.

In JavaScript:
    const load = async (url) => {
      const response = await fetch(url);
      if (!response.ok) throw new Error(`${url}: ${response.status}`);
      return response.text();
    };
    return Promise.all(urls.map(load));

A call to an `async def` only makes a coroutine: unlike a Promise, it does nothing until it is awaited or made a task.
"""

import aiohttp  # noqa: F401 - for your session


async def gather_fetches(urls: list[str]) -> list[str]:
    # TODO: open one aiohttp.ClientSession, start every fetch, then wait for all of them.
    raise NotImplementedError("TODO: fetch all urls at once")


if __name__ == "__main__":  # a slow server of your own to try it on: 100 pages, half a second each
    import asyncio
    import threading
    import time
    from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

    class SlowPages(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            time.sleep(0.5)
            self.send_response(404 if self.path == "/missing" else 200)
            self.end_headers()
            self.wfile.write(f"this is {self.path}".encode())

        def log_message(self, *_: object) -> None:
            """A hundred lines in the terminal would only hide your own."""

    class Server(ThreadingHTTPServer):
        request_queue_size = 128  # a hundred callers knock at the same moment

    server = Server(("127.0.0.1", 0), SlowPages)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    started = time.perf_counter()
    pages = asyncio.run(gather_fetches([f"http://127.0.0.1:{server.server_port}/page/{n}" for n in range(100)]))
    print(pages[:3], "…", len(pages), "pages")
    print(f"{time.perf_counter() - started:.2f} s (one after another takes 50 s)")
