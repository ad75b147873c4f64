"""limit-too-low: ten workers on a queue keep ten fetches in flight."""

import asyncio

import aiohttp


async def worker(session: aiohttp.ClientSession, queue: "asyncio.Queue[tuple[int, str]]", pages: list[str]) -> None:
    while not queue.empty():
        place, url = queue.get_nowait()
        async with session.get(url) as response:
            response.raise_for_status()
            pages[place] = await response.text()


async def gather_fetches(urls: list[str]) -> list[str]:
    pages = [""] * len(urls)
    queue: asyncio.Queue[tuple[int, str]] = asyncio.Queue()
    for job in enumerate(urls):
        queue.put_nowait(job)
    async with aiohttp.ClientSession() as session, asyncio.TaskGroup() as group:
        for _ in range(10):
            group.create_task(worker(session, queue, pages))
    return pages
