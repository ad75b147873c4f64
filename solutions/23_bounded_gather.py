"""A semaphore with `limit` places around the whole of each fetch, and a TaskGroup around all of them.

Why it works: there is one semaphore, so it counts the requests of all tasks together, whatever their host. A fetch
holds its place until `text()` has read the last byte; then the next begins at once, so one slow report holds up nobody.
The connector has a limit of its own, 100 connections: `TCPConnector(limit=0)` lifts it. When a status raises, the
TaskGroup cancels the other tasks, those that still wait for a place too, and the error comes out when all have ended.

What else would: `limit` tasks that take the next URL from one shared iterator or queue. Or no semaphore at all but
`TCPConnector(limit=limit)`, since a connection is busy until its body is whole. `gather` alone would not: after an
error it leaves the other tasks running, as `Promise.all` does. Python's `limit` is no number of threads: one thread
waits for all.
"""

import asyncio

import aiohttp


async def bounded_gather(urls: list[str], limit: int) -> list[str]:
    if limit < 1:
        raise ValueError(f"limit must be 1 or more, not {limit}")
    places = asyncio.Semaphore(limit)

    async def fetch(url: str) -> str:
        async with places, session.get(url) as response:
            response.raise_for_status()
            return await response.text()

    connector = aiohttp.TCPConnector(limit=0)
    async with aiohttp.ClientSession(connector=connector) as session, asyncio.TaskGroup() as group:
        tasks = [group.create_task(fetch(url)) for url in urls]
    return [task.result() for task in tasks]
