"""limit-exceeded: the place is given back when the head of the answer is here, before its body."""

import asyncio

import aiohttp


async def bounded_gather(urls: list[str], limit: int) -> list[str]:
    if limit < 1:
        raise ValueError("limit < 1")
    places = asyncio.Semaphore(limit)

    async def fetch(url: str) -> str:
        async with places:
            response = await session.get(url, raise_for_status=True)
        return await response.text()

    connector = aiohttp.TCPConnector(limit=0)
    async with aiohttp.ClientSession(connector=connector) as session, asyncio.TaskGroup() as group:
        tasks = [group.create_task(fetch(url)) for url in urls]
    return [task.result() for task in tasks]
