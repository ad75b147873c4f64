"""raise_for_status=True once, in the session."""

import asyncio

import aiohttp


async def text_of(session: aiohttp.ClientSession, url: str) -> str:
    response = await session.get(url)
    try:
        return await response.text()
    finally:
        response.release()


async def gather_fetches(urls: list[str]) -> list[str]:
    async with aiohttp.ClientSession(raise_for_status=True) as session:
        return await asyncio.gather(*(text_of(session, url) for url in urls))
