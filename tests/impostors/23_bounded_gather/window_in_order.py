"""stalls-behind-slowest: a window of `limit` tasks that always waits for its oldest."""

import asyncio

import aiohttp


async def fetch(session: aiohttp.ClientSession, url: str) -> str:
    async with session.get(url) as response:
        response.raise_for_status()
        return await response.text()


async def bounded_gather(urls: list[str], limit: int) -> list[str]:
    if limit < 1:
        raise ValueError("limit < 1")
    pages = []
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as session, asyncio.TaskGroup() as group:
        window: list[asyncio.Task[str]] = []
        for url in urls:
            if len(window) == limit:
                pages.append(await window.pop(0))
            window.append(group.create_task(fetch(session, url)))
        pages += [await task for task in window]
    return pages
