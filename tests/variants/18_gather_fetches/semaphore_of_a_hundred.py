"""A semaphore of a hundred, and a connector that sets no limit besides."""

import asyncio

import aiohttp


async def gather_fetches(urls: list[str]) -> list[str]:
    slots = asyncio.Semaphore(100)

    async def fetch(session: aiohttp.ClientSession, url: str) -> str:
        async with slots, session.get(url) as response:
            response.raise_for_status()
            return await response.text()

    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as session:
        return await asyncio.gather(*(fetch(session, url) for url in urls))
