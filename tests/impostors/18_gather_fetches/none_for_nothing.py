"""wrong-result: for no URLs it returns None, and an empty list is wanted."""

import asyncio

import aiohttp


async def fetch(session: aiohttp.ClientSession, url: str) -> str:
    async with session.get(url) as response:
        response.raise_for_status()
        return await response.text()


async def gather_fetches(urls: list[str]) -> list[str] | None:
    if not urls:
        return None
    async with aiohttp.ClientSession() as session:
        return await asyncio.gather(*(fetch(session, url) for url in urls))
