"""asyncio.wait, which wants at least one task, and the results in the order of the tasks."""

import asyncio

import aiohttp


async def fetch(session: aiohttp.ClientSession, url: str) -> str:
    async with session.get(url, raise_for_status=True) as response:
        return await response.text()


async def gather_fetches(urls: list[str]) -> list[str]:
    if not urls:
        return []
    async with aiohttp.ClientSession() as session:
        tasks = [asyncio.create_task(fetch(session, url)) for url in urls]
        await asyncio.wait(tasks)
    failures = [error for task in tasks if (error := task.exception())]
    if failures:
        raise failures[0]
    return [task.result() for task in tasks]
