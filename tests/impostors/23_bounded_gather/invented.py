"""work-skipped: it sleeps and makes up a text."""

import asyncio


async def fetch(url: str) -> str:
    await asyncio.sleep(0.05)
    return f"content of {url}"


async def bounded_gather(urls: list[str], limit: int) -> list[str]:
    if limit < 1:
        raise ValueError("limit < 1")
    places = asyncio.Semaphore(limit)

    async def in_place(url: str) -> str:
        async with places:
            return await fetch(url)

    return await asyncio.gather(*map(in_place, urls))
