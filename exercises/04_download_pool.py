"""Our mirror job opened a thread for each of 5,000 files, the server shut us out, and the first 404 lost the whole run.

Please download every URL with at most `workers` downloads in flight, and return a dict: each URL maps to its body, or
to the exception that its download raised. One failure ends nothing else. While URLs wait, the limit is full: exactly
`workers` are in flight (or all that are left), however slow one of them is. The URLs are all different. No URLs: an
empty dict. `workers < 1`: a ValueError before any download begins.

In JavaScript, `Promise.allSettled` with a limit (p-limit) around each call:
    const limit = pLimit(workers);
    const settled = await Promise.allSettled(urls.map((url) => limit(() => download(url))));
    return new Map(urls.map((url, i) => [url, settled[i].value ?? settled[i].reason]));
"""

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


def download_pool(urls: list[str], workers: int) -> dict[str, bytes | Exception]:
    # TODO: keep `workers` downloads in flight, and keep what each of them came to.
    raise NotImplementedError("TODO: the body or the error of every url, with at most workers in flight")


if __name__ == "__main__":  # a server of your own to try it on: 7 files, the first one slow, one that is not there
    import threading
    import time
    from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

    class Files(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            time.sleep(1.0 if self.path == "/file0.txt" else 0.3)
            self.send_response(404 if self.path == "/file3.txt" else 200)
            self.end_headers()
            self.wfile.write(f"this is {self.path}\n".encode())

    server = ThreadingHTTPServer(("127.0.0.1", 0), Files)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    started = time.perf_counter()
    found = download_pool([f"http://127.0.0.1:{server.server_port}/file{n}.txt" for n in range(7)], workers=3)
    for url, came in found.items():
        print(url, repr(came))
    print(f"{time.perf_counter() - started:.2f} s (a full limit of 3 takes 1.0 s, groups of 3 take 1.6 s)")
