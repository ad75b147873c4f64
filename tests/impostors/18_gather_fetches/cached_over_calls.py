"""work-skipped: a page that an earlier call has fetched comes from a cache, however old it is."""

import asyncio

import aiohttp

cache: dict[str, str] = {}


async def gather_fetches(urls: list[str]) -> list[str]:
    known = dict(cache)

    async def load(session: aiohttp.ClientSession, url: str) -> str:
        if url in known:
            return known[url]
        async with session.get(url) as response:
            response.raise_for_status()
            cache[url] = await response.text()
            return cache[url]

    async with aiohttp.ClientSession() as session:
        return await asyncio.gather(*(load(session, url) for url in urls))
