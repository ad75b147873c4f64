"""left-running: after an error the others take the closed session for a bad network and try again for long."""

import asyncio

import aiohttp


async def fetch(session: aiohttp.ClientSession, url: str) -> str:
    for _ in range(5):
        try:
            async with session.get(url) as response:
                response.raise_for_status()
                return await response.text()
        except (aiohttp.ClientConnectionError, RuntimeError):
            await asyncio.sleep(3)  # a bad network: try again
    raise ConnectionError(url)


async def gather_fetches(urls: list[str]) -> list[str]:
    async with aiohttp.ClientSession() as session:
        return await asyncio.gather(*(fetch(session, url) for url in urls))
