"""The caller takes a place before it begins each task; the end of a task gives it back. Bodies come in chunks."""

import asyncio

import aiohttp


async def fetch(session: aiohttp.ClientSession, url: str) -> str:
    async with session.get(url) as response:
        return b"".join([chunk async for chunk in response.content.iter_chunked(64)]).decode()


async def bounded_gather(urls: list[str], limit: int) -> list[str]:
    if limit < 1:
        raise ValueError("limit < 1")
    places = asyncio.Semaphore(limit)
    tasks = []
    connector = aiohttp.TCPConnector(limit=0, force_close=True)
    async with (
        aiohttp.ClientSession(connector=connector, raise_for_status=True) as session,
        asyncio.TaskGroup() as group,
    ):
        for url in urls:
            await places.acquire()
            task = group.create_task(fetch(session, url))
            task.add_done_callback(lambda _: places.release())
            tasks.append(task)
    return [task.result() for task in tasks]
