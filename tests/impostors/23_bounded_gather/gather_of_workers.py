"""left-running: after an error of one worker the others go on."""

import asyncio

import aiohttp


async def fetch(session: aiohttp.ClientSession, url: str) -> str:
    async with session.get(url) as response:
        response.raise_for_status()
        return await response.text()


async def bounded_gather(urls: list[str], limit: int) -> list[str]:
    if limit < 1:
        raise ValueError("limit < 1")
    pages = [""] * len(urls)
    jobs = iter(enumerate(urls))

    async def worker() -> None:
        for place, url in jobs:
            pages[place] = await fetch(session, url)

    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as session:
        await asyncio.gather(*(worker() for _ in range(limit)))
    return pages
