"""A window of `limit` tasks: asyncio.wait tells when the first of them has ended, and the next is begun."""

import asyncio

import aiohttp


async def fetch(session: aiohttp.ClientSession, url: str) -> str:
    async with session.get(url) as response:
        response.raise_for_status()
        return await response.text()


async def bounded_gather(urls: list[str], limit: int) -> list[str]:
    if limit < 1:
        raise ValueError("limit < 1")
    waiting = list(enumerate(urls))[::-1]
    running: dict[asyncio.Task[str], int] = {}
    pages = [""] * len(urls)
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as session:
        try:
            while waiting or running:
                while waiting and len(running) < limit:
                    place, url = waiting.pop()
                    running[asyncio.create_task(fetch(session, url))] = place
                done, _ = await asyncio.wait(running, return_when=asyncio.FIRST_COMPLETED)
                for task in done:
                    pages[running.pop(task)] = task.result()
        finally:
            for task in running:
                task.cancel()
            await asyncio.gather(*running, return_exceptions=True)
    return pages
