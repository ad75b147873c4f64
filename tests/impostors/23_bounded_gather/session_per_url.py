"""session-per-request: each fetch opens a session of its own."""

import asyncio

import aiohttp


async def fetch(url: str) -> str:
    async with aiohttp.ClientSession() as session, session.get(url) as response:
        response.raise_for_status()
        return await response.text()


async def bounded_gather(urls: list[str], limit: int) -> list[str]:
    if limit < 1:
        raise ValueError("limit < 1")
    places = asyncio.Semaphore(limit)

    async def in_place(url: str) -> str:
        async with places:
            return await fetch(url)

    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(in_place(url)) for url in urls]
    return [task.result() for task in tasks]
