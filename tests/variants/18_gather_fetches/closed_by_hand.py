"""A session without `async with`: it is closed in a `finally`, whatever happens."""

import asyncio

import aiohttp


class Pages:
    """A small client around one session."""

    def __init__(self) -> None:
        self.session = aiohttp.ClientSession()

    async def text(self, url: str) -> str:
        async with self.session.get(url) as response:
            response.raise_for_status()
            body = await response.read()
            return body.decode(response.get_encoding())

    async def close(self) -> None:
        await self.session.close()


async def gather_fetches(urls: list[str]) -> list[str]:
    pages = Pages()
    try:
        return await asyncio.gather(*(pages.text(url) for url in urls))
    finally:
        await pages.close()
