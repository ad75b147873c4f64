"""session-per-request: a session for each host."""

import asyncio
from contextlib import AsyncExitStack
from urllib.parse import urlsplit

import aiohttp


async def fetch(session: aiohttp.ClientSession, url: str) -> str:
    async with session.get(url) as response:
        response.raise_for_status()
        return await response.text()


async def bounded_gather(urls: list[str], limit: int) -> list[str]:
    if limit < 1:
        raise ValueError("limit < 1")
    places = asyncio.Semaphore(limit)
    async with AsyncExitStack() as stack:
        sessions: dict[str, aiohttp.ClientSession] = {}
        for host in {urlsplit(url).netloc for url in urls}:
            connector = aiohttp.TCPConnector(limit=0)
            sessions[host] = await stack.enter_async_context(aiohttp.ClientSession(connector=connector))

        async def in_place(url: str) -> str:
            async with places:
                return await fetch(sessions[urlsplit(url).netloc], url)

        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(in_place(url)) for url in urls]
    return [task.result() for task in tasks]
