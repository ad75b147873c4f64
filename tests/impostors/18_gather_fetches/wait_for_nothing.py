"""raised: asyncio.wait wants at least one task, so no URLs are a ValueError."""

import asyncio

import aiohttp


async def fetch(session: aiohttp.ClientSession, url: str) -> str:
    async with session.get(url) as response:
        response.raise_for_status()
        return await response.text()


async def gather_fetches(urls: list[str]) -> list[str]:
    async with aiohttp.ClientSession() as session:
        tasks = [asyncio.create_task(fetch(session, url)) for url in urls]
        await asyncio.wait(tasks)
        errors = [error for task in tasks if (error := task.exception())]
        if errors:
            raise errors[0]
        return [task.result() for task in tasks]
