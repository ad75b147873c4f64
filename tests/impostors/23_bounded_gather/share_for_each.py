"""stalls-behind-slowest: each worker has a fixed share, and what stands behind a slow page waits."""

import asyncio

import aiohttp


async def fetch(session: aiohttp.ClientSession, url: str) -> str:
    async with session.get(url) as response:
        response.raise_for_status()
        return await response.text()


async def bounded_gather(urls: list[str], limit: int) -> list[str]:
    if limit < 1:
        raise ValueError("limit < 1")
    pages = [""] * len(urls)

    async def worker(first: int) -> None:
        for place in range(first, len(urls), limit):
            pages[place] = await fetch(session, urls[place])

    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as session, asyncio.TaskGroup() as group:
        for first in range(limit):
            group.create_task(worker(first))
    return pages
