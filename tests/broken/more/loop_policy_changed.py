"""sequential|loop-blocked|raised|tampered 18: another kind of loop for everybody, and one request at a time."""

import asyncio

import aiohttp


async def fetch(session: aiohttp.ClientSession, url: str) -> str:
    async with session.get(url) as response:
        response.raise_for_status()
        return await response.text()


async def gather_fetches(urls: list[str]) -> list[str]:
    pages = []
    async with aiohttp.ClientSession() as session:
        for url in urls:
            pages.append(await fetch(session, url))
    return pages


asyncio.SelectorEventLoop.slow_callback_duration = 0.0
