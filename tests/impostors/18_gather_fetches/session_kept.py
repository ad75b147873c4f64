"""left-running: the session is kept for the next call and never closed."""

import asyncio

import aiohttp

session: aiohttp.ClientSession | None = None


async def fetch(url: str) -> str:
    async with session.get(url) as response:
        response.raise_for_status()
        return await response.text()


async def gather_fetches(urls: list[str]) -> list[str]:
    global session
    session = aiohttp.ClientSession()
    return await asyncio.gather(*(fetch(url) for url in urls))
