"""wrong-result: a dictionary keyed by the URL keeps one page for a URL that stands there twice."""

import asyncio

import aiohttp


async def gather_fetches(urls: list[str]) -> list[str]:
    pages = dict.fromkeys(urls, "")

    async def fetch(session: aiohttp.ClientSession, url: str) -> None:
        async with session.get(url) as response:
            response.raise_for_status()
            pages[url] = await response.text()

    async with aiohttp.ClientSession() as session:
        await asyncio.gather(*(fetch(session, url) for url in urls))
    return list(pages.values())
