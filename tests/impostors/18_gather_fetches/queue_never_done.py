"""hang: `Queue.join` waits for a `task_done` that no worker ever calls."""

import asyncio

import aiohttp


async def gather_fetches(urls: list[str]) -> list[str]:
    pages = [""] * len(urls)
    queue: asyncio.Queue[tuple[int, str]] = asyncio.Queue()

    async def worker(session: aiohttp.ClientSession) -> None:
        place, url = await queue.get()
        async with session.get(url) as response:
            response.raise_for_status()
            pages[place] = await response.text()

    async with aiohttp.ClientSession() as session:
        async with asyncio.TaskGroup() as group:
            for job in enumerate(urls):
                queue.put_nowait(job)
                group.create_task(worker(session))
        await queue.join()
    return pages
