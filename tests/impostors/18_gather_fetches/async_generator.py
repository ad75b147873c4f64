"""sequential: an async generator is asked for one page after another."""

from collections.abc import AsyncIterator

import aiohttp


async def pages_of(urls: list[str]) -> AsyncIterator[str]:
    async with aiohttp.ClientSession() as session:
        for url in urls:
            async with session.get(url) as response:
                response.raise_for_status()
                yield await response.text()


async def gather_fetches(urls: list[str]) -> list[str]:
    return [page async for page in pages_of(urls)]
