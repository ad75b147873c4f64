"""limit-too-low: twenty-five at once, and the next ones when all of these are there."""

import asyncio

import aiohttp


async def fetch(session: aiohttp.ClientSession, url: str) -> str:
    async with session.get(url) as response:
        response.raise_for_status()
        return await response.text()


async def gather_fetches(urls: list[str]) -> list[str]:
    pages: list[str] = []
    async with aiohttp.ClientSession() as session:
        for first in range(0, len(urls), 25):
            pages += await asyncio.gather(*(fetch(session, url) for url in urls[first : first + 25]))
    return pages
