"""loop-blocked: tasks around http.client, which blocks the loop with every call."""

import asyncio
import http.client
from urllib.parse import urlsplit


async def fetch(url: str) -> str:
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(parts.netloc)
    try:
        connection.request("GET", parts.path)
        response = connection.getresponse()
        body = response.read()
        if response.status >= 400:
            raise OSError(f"{url}: {response.status}")
        return body.decode()
    finally:
        connection.close()


async def gather_fetches(urls: list[str]) -> list[str]:
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(fetch(url)) for url in urls]
    return [task.result() for task in tasks]
