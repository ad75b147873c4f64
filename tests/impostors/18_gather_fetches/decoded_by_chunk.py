"""wrong-result: each chunk is decoded by itself, and a character on the edge of two is lost."""

import asyncio

import aiohttp


async def gather_fetches(urls: list[str]) -> list[str]:
    async def load(session: aiohttp.ClientSession, url: str) -> str:
        async with session.get(url) as response:
            response.raise_for_status()
            encoding = response.charset or "utf-8"
            return "".join([chunk.decode(encoding, "ignore") async for chunk in response.content.iter_any()])

    async with aiohttp.ClientSession() as session:
        return await asyncio.gather(*(load(session, url) for url in urls))
