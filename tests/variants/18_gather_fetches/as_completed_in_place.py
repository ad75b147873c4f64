"""as_completed over numbered fetches, and the numbers put the pages in order."""

import asyncio

import aiohttp


async def numbered(session: aiohttp.ClientSession, place: int, url: str) -> tuple[int, str]:
    async with session.get(url) as response:
        response.raise_for_status()
        return place, await response.text()


async def gather_fetches(urls: list[str]) -> list[str]:
    pages: dict[int, str] = {}
    async with aiohttp.ClientSession() as session:
        tasks = [asyncio.create_task(numbered(session, *job)) for job in enumerate(urls)]
        try:
            for next_one in asyncio.as_completed(tasks):
                place, page = await next_one
                pages[place] = page
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
    return [pages[place] for place in range(len(urls))]
