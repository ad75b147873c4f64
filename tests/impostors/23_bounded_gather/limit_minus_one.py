"""limit-too-low: one place too few."""

import asyncio

import aiohttp


async def fetch(session: aiohttp.ClientSession, url: str) -> str:
    async with session.get(url) as response:
        response.raise_for_status()
        return await response.text()


async def bounded_gather(urls: list[str], limit: int) -> list[str]:
    if limit < 1:
        raise ValueError("limit < 1")
    places = asyncio.Semaphore(limit - 1)

    async def in_place(url: str) -> str:
        async with places:
            return await fetch(session, url)

    connector = aiohttp.TCPConnector(limit=0)
    async with aiohttp.ClientSession(connector=connector) as session, asyncio.TaskGroup() as group:
        tasks = [group.create_task(in_place(url)) for url in urls]
    return [task.result() for task in tasks]
