"""sequential: all tasks are there, and a lock lets one of them fetch at a time."""

import asyncio

import aiohttp


async def gather_fetches(urls: list[str]) -> list[str]:
    lock = asyncio.Lock()

    async def fetch(session: aiohttp.ClientSession, url: str) -> str:
        async with lock, session.get(url) as response:  # the session is shared
            response.raise_for_status()
            return await response.text()

    async with aiohttp.ClientSession() as session:
        return await asyncio.gather(*(fetch(session, url) for url in urls))
