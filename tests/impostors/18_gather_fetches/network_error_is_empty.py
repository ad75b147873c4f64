"""wrong-result: a refused connection gives an empty text, and nobody is told."""

import asyncio

import aiohttp


async def gather_fetches(urls: list[str]) -> list[str]:
    async def load(session: aiohttp.ClientSession, url: str) -> str:
        try:
            async with session.get(url) as response:
                response.raise_for_status()
                return await response.text()
        except (aiohttp.ClientConnectionError, aiohttp.ClientPayloadError):
            return ""

    async with aiohttp.ClientSession() as session:
        return await asyncio.gather(*(load(session, url) for url in urls))
