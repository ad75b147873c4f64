"""A connector with just as many connections as there are URLs, all to one host or not."""

import asyncio

import aiohttp


async def fetch(session: aiohttp.ClientSession, url: str) -> str:
    async with session.request("GET", url) as response:
        if not response.ok:
            response.raise_for_status()
        return await response.text()


async def gather_fetches(urls: list[str]) -> list[str]:
    connector = aiohttp.TCPConnector(limit=max(1, len(urls)), limit_per_host=0, force_close=True)
    async with aiohttp.ClientSession(connector=connector) as session:
        return await asyncio.gather(*[fetch(session, url) for url in urls])
