"""left-running: nobody closes the session, and aiohttp says so when it is collected."""

import asyncio

import aiohttp


async def bounded_gather(urls: list[str], limit: int) -> list[str]:
    if limit < 1:
        raise ValueError("limit must be 1 or more")
    session = aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=limit))

    async def load(url: str) -> str:
        async with session.get(url) as response:
            response.raise_for_status()
            return await response.text()

    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(load(url)) for url in urls]
    return [task.result() for task in tasks]
