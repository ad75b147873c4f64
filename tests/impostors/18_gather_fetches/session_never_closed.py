"""left-running: nobody closes the session, and aiohttp says so when it is collected."""

import asyncio

import aiohttp


async def gather_fetches(urls: list[str]) -> list[str]:
    session = aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0))

    async def load(url: str) -> str:
        async with session.get(url) as response:
            response.raise_for_status()
            return await response.text()

    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(load(url)) for url in urls]
    return [task.result() for task in tasks]
