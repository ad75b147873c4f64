"""work-skipped: it sleeps and makes up a text, as the tutorial's simulated request does."""

import asyncio


async def fetch(url: str) -> str:
    await asyncio.sleep(0.1)
    return f"content of {url}"


async def gather_fetches(urls: list[str]) -> list[str]:
    return await asyncio.gather(*(fetch(url) for url in urls))
