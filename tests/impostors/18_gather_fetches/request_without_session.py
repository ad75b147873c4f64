"""session-per-request: aiohttp.request makes a session behind the scenes, for one request only."""

import asyncio

import aiohttp


async def fetch(url: str) -> str:
    async with aiohttp.request("GET", url, raise_for_status=True) as response:
        return await response.text()


async def gather_fetches(urls: list[str]) -> list[str]:
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(fetch(url)) for url in urls]
    return [task.result() for task in tasks]
