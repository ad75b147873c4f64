"""Our crawler must ask each download how it ended, but a thread returns nothing, and its errors are only printed.

Please make a thread that keeps what it came to. `Fetcher(url)` is a `threading.Thread`; whoever made it calls
`start()` and `join()`, and then reads `.result`, the body, and `.error`, the exception. Exactly one of the two is not
None. The request is made in the fetcher's own thread and only after `start()`, many fetchers download at the same
time, and nothing is printed when one fails.

In JavaScript, a class that wraps a Promise:
    class Fetcher {
      constructor(url) { this.url = url; this.result = this.error = null; }
      start() { this.done = download(this.url).then((body) => { this.result = body; }, (e) => { this.error = e; }); }
      join() { return this.done; }
    }
"""

import threading
from urllib.error import HTTPError
from urllib.request import urlopen


def download(url: str) -> bytes:
    """The body of `url`. It blocks its thread until the last byte is here, and may raise. You may replace it."""
    try:
        with urlopen(url) as response:
            return response.read()
    except HTTPError as error:
        error.close()  # an HTTPError is an open response: raised as it is, it would keep its socket
        raise


class Fetcher(threading.Thread):
    result: bytes | None
    error: Exception | None

    def __init__(self, url: str) -> None:
        # TODO: make it a thread and remember the URL; then write the method that the thread calls.
        raise NotImplementedError("TODO: a thread that keeps its result or its error")


if __name__ == "__main__":  # a server of your own to try it on: 3 files, half a second each, and one is not there
    import time
    from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

    class SlowFiles(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            time.sleep(0.5)
            self.send_response(404 if self.path == "/file1.txt" else 200)
            self.end_headers()
            self.wfile.write(f"this is {self.path}\n".encode())

    server = ThreadingHTTPServer(("127.0.0.1", 0), SlowFiles)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    fetchers = [Fetcher(f"http://127.0.0.1:{server.server_port}/file{n}.txt") for n in range(3)]
    for fetcher in fetchers:
        fetcher.start()
    for fetcher in fetchers:
        fetcher.join()
        print(repr(fetcher.result), repr(fetcher.error))
