"""cancel-swallowed: after a cancel it gives the pages that it has so far."""

import asyncio

import aiohttp


async def gather_fetches(urls: list[str]) -> list[str]:
    pages = [""] * len(urls)

    async def fetch(session: aiohttp.ClientSession, place: int) -> None:
        async with session.get(urls[place]) as response:
            response.raise_for_status()
            pages[place] = await response.text()

    async with aiohttp.ClientSession() as session:
        try:
            await asyncio.gather(*(fetch(session, place) for place in range(len(urls))))
        except asyncio.CancelledError:
            pass
    return pages
