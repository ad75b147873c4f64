"""left-running: a task that reports the progress goes on when all pages are there."""

import asyncio

import aiohttp

background: set[asyncio.Task[None]] = set()


async def report(pages: list[str]) -> None:
    while True:
        await asyncio.sleep(0.5)
        print(len(pages), "pages")


async def gather_fetches(urls: list[str]) -> list[str]:
    arrived: list[str] = []
    background.add(asyncio.create_task(report(arrived)))

    async def fetch(session: aiohttp.ClientSession, url: str) -> str:
        async with session.get(url) as response:
            response.raise_for_status()
            arrived.append(url)
            return await response.text()

    async with aiohttp.ClientSession() as session:
        return await asyncio.gather(*(fetch(session, url) for url in urls))
