"""limit-exceeded: the semaphore is the event loop's, with the limit of its first call."""

import asyncio
from weakref import WeakKeyDictionary

import aiohttp

shared: WeakKeyDictionary = WeakKeyDictionary()


async def bounded_gather(urls: list[str], limit: int) -> list[str]:
    if limit < 1:
        raise ValueError("limit")
    places = shared.setdefault(asyncio.get_running_loop(), asyncio.Semaphore(limit))

    async def fetch(url: str) -> str:
        async with places, session.get(url) as response:
            response.raise_for_status()
            return await response.text()

    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as session, asyncio.TaskGroup() as group:
        tasks = [group.create_task(fetch(url)) for url in urls]
    return [task.result() for task in tasks]
