"""session-per-request: every fetch opens a session of its own."""

import asyncio

import aiohttp


async def fetch(url: str) -> str:
    async with aiohttp.ClientSession() as session, session.get(url) as response:
        response.raise_for_status()
        return await response.text()


async def gather_fetches(urls: list[str]) -> list[str]:
    return await asyncio.gather(*(fetch(url) for url in urls))
