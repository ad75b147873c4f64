"""order-lost: asyncio.wait gives a set of tasks, and a set has no order."""

import asyncio

import aiohttp


async def fetch(session: aiohttp.ClientSession, url: str) -> str:
    async with session.get(url) as response:
        response.raise_for_status()
        return await response.text()


async def gather_fetches(urls: list[str]) -> list[str]:
    if not urls:
        return []
    async with aiohttp.ClientSession() as session:
        tasks = {asyncio.create_task(fetch(session, url)) for url in urls}
        done, _ = await asyncio.wait(tasks)
        errors = [error for task in done if (error := task.exception())]
        if errors:
            raise errors[0]
        return [task.result() for task in done]
