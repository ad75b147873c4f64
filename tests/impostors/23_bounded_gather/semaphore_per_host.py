"""limit-exceeded: a semaphore for each host."""

import asyncio
from collections import defaultdict
from urllib.parse import urlsplit

import aiohttp


async def fetch(session: aiohttp.ClientSession, url: str) -> str:
    async with session.get(url) as response:
        response.raise_for_status()
        return await response.text()


async def bounded_gather(urls: list[str], limit: int) -> list[str]:
    if limit < 1:
        raise ValueError("limit < 1")
    places: dict[str | None, asyncio.Semaphore] = defaultdict(lambda: asyncio.Semaphore(limit))

    async def in_place(url: str) -> str:
        async with places[urlsplit(url).hostname]:
            return await fetch(session, url)

    connector = aiohttp.TCPConnector(limit=0)
    async with aiohttp.ClientSession(connector=connector) as session, asyncio.TaskGroup() as group:
        tasks = [group.create_task(in_place(url)) for url in urls]
    return [task.result() for task in tasks]
