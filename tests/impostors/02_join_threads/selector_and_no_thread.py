"""ran-in-caller: all requests are in flight together, but no thread makes them: the caller waits for all."""

import selectors
import socket
from pathlib import Path
from urllib.parse import urlsplit


def ask(url: str) -> socket.socket:
    parts = urlsplit(url)
    asking = socket.create_connection((parts.hostname, parts.port))
    asking.sendall(f"GET {parts.path} HTTP/1.0\r\n\r\n".encode())
    return asking


def join_threads(urls: list[str], dest: Path) -> list[Path]:
    answers = {dest / url.rsplit("/", 1)[-1]: b"" for url in urls}
    with selectors.DefaultSelector() as selector:
        for url, path in zip(urls, answers, strict=True):
            selector.register(ask(url), selectors.EVENT_READ, path)
        while selector.get_map():
            for key, _events in selector.select():
                data = key.fileobj.recv(65536)
                answers[key.data] += data
                if not data:
                    selector.unregister(key.fileobj)
                    key.fileobj.close()
    for path, answer in answers.items():
        path.write_bytes(answer.partition(b"\r\n\r\n")[2])
    return list(answers)
