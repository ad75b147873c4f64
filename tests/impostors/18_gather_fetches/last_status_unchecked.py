"""error-page-kept: the statuses are checked at the end, and the slice leaves the last one out."""

import asyncio

import aiohttp


async def gather_fetches(urls: list[str]) -> list[str]:
    async def load(session: aiohttp.ClientSession, url: str) -> tuple[int, str]:
        async with session.get(url) as response:
            return response.status, await response.text()

    async with aiohttp.ClientSession() as session:
        pages = await asyncio.gather(*(load(session, url) for url in urls))
    for status, _text in pages[:-1]:
        if status >= 400:
            raise RuntimeError(status)
    return [text for _status, text in pages]
