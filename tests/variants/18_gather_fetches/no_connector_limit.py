"""A connector without a limit: more than a hundred in flight, too."""

import asyncio

import aiohttp


async def gather_fetches(urls: list[str]) -> list[str]:
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as session:

        async def fetch(url: str) -> str:
            async with session.get(url) as response:
                response.raise_for_status()
                return await response.text()

        return await asyncio.gather(*map(fetch, urls))
