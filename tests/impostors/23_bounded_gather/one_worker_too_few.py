"""limit-too-low: with no more URLs than places it begins one too few."""

import asyncio

import aiohttp


async def bounded_gather(urls: list[str], limit: int) -> list[str]:
    if limit < 1:
        raise ValueError("limit")
    todo = iter(list(enumerate(urls)))
    pages = [""] * len(urls)

    async def worker() -> None:
        for number, url in todo:
            async with session.get(url) as response:
                response.raise_for_status()
                pages[number] = await response.text()

    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as session, asyncio.TaskGroup() as group:
        for _ in range(min(limit, max(1, len(urls) - 1))):
            group.create_task(worker())
    return pages
