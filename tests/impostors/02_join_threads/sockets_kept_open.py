"""left-running: a client of its own, which remembers its sockets and never closes them."""

import socket
import threading
from pathlib import Path
from urllib.parse import urlsplit

sockets: list[socket.socket] = []


def download(url: str) -> bytes:
    parts = urlsplit(url)
    connection = socket.create_connection((parts.hostname, parts.port or 80))
    sockets.append(connection)
    connection.sendall(f"GET {parts.path} HTTP/1.0\r\nHost: {parts.netloc}\r\n\r\n".encode())
    reply = b""
    while part := connection.recv(64 * 1024):
        reply += part
    return reply.partition(b"\r\n\r\n")[2]


def save(url: str, path: Path) -> None:
    path.write_bytes(download(url))


def join_threads(urls: list[str], dest: Path) -> list[Path]:
    paths = [dest / url.rsplit("/", 1)[-1] for url in urls]
    threads = [threading.Thread(target=save, args=(url, path)) for url, path in zip(urls, paths, strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return paths
