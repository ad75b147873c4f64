"""error-page-kept: it knows 404 alone, and the page of a 500 is a result."""

import asyncio

import aiohttp


async def fetch(session: aiohttp.ClientSession, url: str) -> str:
    async with session.get(url) as response:
        if response.status == 404:
            raise LookupError(url)
        return await response.text()


async def gather_fetches(urls: list[str]) -> list[str]:
    async with aiohttp.ClientSession() as session, asyncio.TaskGroup() as group:
        tasks = [group.create_task(fetch(session, url)) for url in urls]
    return [task.result() for task in tasks]
