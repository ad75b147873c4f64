"""Each task looks every few milliseconds whether fewer than `limit` are there."""

import asyncio

import aiohttp


async def fetch(session: aiohttp.ClientSession, url: str) -> str:
    async with session.get(url) as response:
        response.raise_for_status()
        return await response.text()


async def bounded_gather(urls: list[str], limit: int) -> list[str]:
    if limit < 1:
        raise ValueError("limit < 1")
    here = 0

    async def in_place(url: str) -> str:
        nonlocal here
        while here >= limit:  # noqa: ASYNC110 - that it polls is the point
            await asyncio.sleep(0.005)
        here += 1
        try:
            return await fetch(session, url)
        finally:
            here -= 1

    connector = aiohttp.TCPConnector(limit=0)
    async with aiohttp.ClientSession(connector=connector) as session, asyncio.TaskGroup() as group:
        tasks = [group.create_task(in_place(url)) for url in urls]
    return [task.result() for task in tasks]
