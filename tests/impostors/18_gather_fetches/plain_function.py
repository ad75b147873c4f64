"""signature: a plain function with asyncio.run inside, and an `async def` is wanted."""

import asyncio

import aiohttp


async def fetch(session: aiohttp.ClientSession, url: str) -> str:
    async with session.get(url) as response:
        response.raise_for_status()
        return await response.text()


async def fetch_all(urls: list[str]) -> list[str]:
    async with aiohttp.ClientSession() as session:
        return await asyncio.gather(*(fetch(session, url) for url in urls))


def gather_fetches(urls: list[str]) -> list[str]:
    return asyncio.run(fetch_all(urls))
