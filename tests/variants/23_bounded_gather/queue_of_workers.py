"""`limit` workers take the URLs from a queue; each writes its page into the place of the URL."""

import asyncio

import aiohttp


async def worker(session: aiohttp.ClientSession, queue: "asyncio.Queue[tuple[int, str]]", pages: list[str]) -> None:
    while not queue.empty():
        place, url = queue.get_nowait()
        async with session.get(url) as response:
            response.raise_for_status()
            pages[place] = await response.text()


async def bounded_gather(urls: list[str], limit: int) -> list[str]:
    if limit < 1:
        raise ValueError("limit < 1")
    pages = [""] * len(urls)
    queue: asyncio.Queue[tuple[int, str]] = asyncio.Queue()
    for job in enumerate(urls):
        queue.put_nowait(job)
    connector = aiohttp.TCPConnector(limit=0)
    async with aiohttp.ClientSession(connector=connector) as session, asyncio.TaskGroup() as group:
        for _ in range(limit):
            group.create_task(worker(session, queue, pages))
    return pages
