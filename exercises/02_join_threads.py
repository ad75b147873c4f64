"""Our nightly job fetches its files one after another, and most of that time it only waits for the network.

Please download every URL in a thread of its own, all of them in flight together, into `dest/<last part of the URL>`,
and return these paths in the order of `urls` when every file is whole. No URLs: an empty list, and no error.
The URLs and their last parts are all different, `dest` exists, and every download succeeds.

In JavaScript:
    const save = async (url) => {
      const path = join(dest, basename(url));
      await writeFile(path, await download(url));
      return path;
    };
    return Promise.all(urls.map(save));
"""

from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen


def download(url: str) -> bytes:
    """The body of `url`. It blocks its thread until the last byte is here. You may replace it."""
    try:
        with urlopen(url) as response:
            return response.read()
    except HTTPError as error:
        error.close()  # an HTTPError is an open response: raised as it is, it would keep its socket
        raise


def join_threads(urls: list[str], dest: Path) -> list[Path]:
    # TODO: one thread for each URL: start them all, then wait for them all.
    raise NotImplementedError("TODO: download all urls at once and wait for all of them")


if __name__ == "__main__":  # a slow server of your own to try it on: 5 files, half a second each
    import tempfile
    import threading
    import time
    from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

    class SlowFiles(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            time.sleep(0.5)
            self.send_response(200)
            self.end_headers()
            self.wfile.write(f"this is {self.path}\n".encode())

    server = ThreadingHTTPServer(("127.0.0.1", 0), SlowFiles)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with tempfile.TemporaryDirectory() as folder:
        started = time.perf_counter()
        paths = join_threads([f"http://127.0.0.1:{server.server_port}/file{n}.txt" for n in range(5)], Path(folder))
        print([path.read_text() for path in paths])
        print(f"{time.perf_counter() - started:.2f} s (one after another takes 2.5 s)")
