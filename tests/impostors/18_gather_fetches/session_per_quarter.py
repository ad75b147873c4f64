"""session-per-request: a session for each 25 URLs, all of them in flight together."""

import asyncio

import aiohttp


async def some(urls: list[str]) -> list[str]:
    async def fetch(session: aiohttp.ClientSession, url: str) -> str:
        async with session.get(url) as response:
            response.raise_for_status()
            return await response.text()

    async with aiohttp.ClientSession() as session:
        return await asyncio.gather(*(fetch(session, url) for url in urls))


async def gather_fetches(urls: list[str]) -> list[str]:
    parts = await asyncio.gather(*(some(urls[at : at + 25]) for at in range(0, len(urls), 25)))
    return [page for part in parts for page in part]
