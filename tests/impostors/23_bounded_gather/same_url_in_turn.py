"""limit-too-low: who waits for the same URL to end holds a place meanwhile."""

import asyncio
from collections import defaultdict

import aiohttp


async def bounded_gather(urls: list[str], limit: int) -> list[str]:
    if limit < 1:
        raise ValueError("limit")
    places = asyncio.Semaphore(limit)
    polite: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def fetch(url: str) -> str:
        async with places, polite[url], session.get(url) as response:
            response.raise_for_status()
            return await response.text()

    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as session, asyncio.TaskGroup() as group:
        tasks = [group.create_task(fetch(url)) for url in urls]
    return [task.result() for task in tasks]
