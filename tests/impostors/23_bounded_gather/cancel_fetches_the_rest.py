"""left-running: after a cancel the waiting requests still begin."""

import asyncio

import aiohttp


async def fetch(session: aiohttp.ClientSession, url: str) -> str:
    async with session.get(url) as response:
        response.raise_for_status()
        return await response.text()


async def bounded_gather(urls: list[str], limit: int) -> list[str]:
    if limit < 1:
        raise ValueError("limit < 1")
    places = asyncio.Semaphore(limit)

    async def in_place(url):
        async with places:
            return await fetch(session, url)

    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as session:
        tasks = [asyncio.create_task(in_place(url)) for url in urls]
        try:
            return await asyncio.gather(*map(asyncio.shield, tasks))
        finally:
            await asyncio.gather(*tasks, return_exceptions=True)
