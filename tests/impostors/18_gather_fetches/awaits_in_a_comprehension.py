"""sequential: all the awaits stand in one line, and each still ends before the next one begins."""

import aiohttp


async def gather_fetches(urls: list[str]) -> list[str]:
    async with aiohttp.ClientSession(raise_for_status=True) as session:
        return [await (await session.get(url)).text() for url in urls]
