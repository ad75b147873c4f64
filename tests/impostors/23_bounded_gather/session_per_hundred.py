"""session-per-request: above a limit of a hundred it opens another session for each hundred."""

import asyncio
from contextlib import AsyncExitStack

import aiohttp


async def bounded_gather(urls: list[str], limit: int) -> list[str]:
    if limit < 1:
        raise ValueError("limit")
    places = asyncio.Semaphore(limit)
    load: dict[aiohttp.ClientSession, int] = {}

    async def fetch(url: str) -> str:
        async with places:
            session = min(load, key=load.__getitem__)
            load[session] += 1
            try:
                async with session.get(url) as response:
                    response.raise_for_status()
                    return await response.text()
            finally:
                load[session] -= 1

    async with AsyncExitStack() as stack:
        for _ in range(-(-limit // 100)):
            load[await stack.enter_async_context(aiohttp.ClientSession())] = 0
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(fetch(url)) for url in urls]
    return [task.result() for task in tasks]
