"""stalls-behind-slowest: a group of `limit` pages waits for its slowest."""

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
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as session:
        for start in range(0, len(urls), limit):
            async with asyncio.TaskGroup() as group:
                tasks = [group.create_task(fetch(session, url)) for url in urls[start : start + limit]]
            pages += [task.result() for task in tasks]
    return pages
