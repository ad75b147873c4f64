"""ran-in-caller: an event loop asks for all URLs in the calling thread, and threads only write the files."""

import asyncio
from pathlib import Path
from urllib.parse import urlsplit


async def download(url: str) -> bytes:
    parts = urlsplit(url)
    reader, writer = await asyncio.open_connection(parts.hostname, parts.port)
    writer.write(f"GET {parts.path} HTTP/1.0\r\n\r\n".encode())
    answer = await reader.read()
    writer.close()
    await writer.wait_closed()
    return answer.partition(b"\r\n\r\n")[2]


async def save(url: str, path: Path) -> Path:
    await asyncio.to_thread(path.write_bytes, await download(url))
    return path


def join_threads(urls: list[str], dest: Path) -> list[Path]:
    async def save_all() -> list[Path]:
        return await asyncio.gather(*(save(url, dest / url.rsplit("/", 1)[-1]) for url in urls))

    return asyncio.run(save_all())
