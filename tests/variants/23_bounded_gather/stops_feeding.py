"""After an error nobody begins another page; those in flight are read to their end before it is raised."""

import asyncio

import aiohttp


async def fetch(session: aiohttp.ClientSession, url: str) -> str:
    async with session.get(url) as response:
        response.raise_for_status()
        return await response.text()


async def bounded_gather(urls: list[str], limit: int) -> list[str]:
    if limit < 1:
        raise ValueError("limit < 1")
    jobs = iter(enumerate(urls))
    pages = [""] * len(urls)
    errors: list[Exception] = []

    async def worker() -> None:
        for place, url in jobs:
            try:
                pages[place] = await fetch(session, url)
            except aiohttp.ClientError as error:
                errors.append(error)
            if errors:
                return

    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as session, asyncio.TaskGroup() as group:
        for _ in range(min(limit, len(urls))):
            group.create_task(worker())
    if errors:
        raise errors[0]
    return pages
