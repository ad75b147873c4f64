"""work-skipped: a list of the right length, a session opened for nothing, and no request."""

import aiohttp


async def gather_fetches(urls: list[str]) -> list[str]:
    async with aiohttp.ClientSession():
        return ["" for _ in urls]
