"""wrong-result: with a limit of zero the connector has none at all."""

import asyncio

import aiohttp


async def fetch(session: aiohttp.ClientSession, url: str) -> str:
    async with session.get(url) as response:
        response.raise_for_status()
        return await response.text()


async def bounded_gather(urls: list[str], limit: int) -> list[str]:
    connector = aiohttp.TCPConnector(limit=max(0, limit))
    async with aiohttp.ClientSession(connector=connector) as session, asyncio.TaskGroup() as group:
        tasks = [group.create_task(fetch(session, url)) for url in urls]
    return [task.result() for task in tasks]
