"""raised: a page that says 203 is taken for an error."""

import asyncio
from collections.abc import Generator

import aiohttp


class Page:
    def __init__(self, session: aiohttp.ClientSession, url: str) -> None:
        self.session = session
        self.url = url
        self.task = asyncio.create_task(self.load())

    async def load(self) -> str:
        async with self.session.get(self.url) as response:
            if response.status != 200:
                raise RuntimeError(f"{self.url}: {response.status}")
            return await response.text()

    def __await__(self) -> Generator[object, None, str]:
        return self.task.__await__()


async def gather_fetches(urls: list[str]) -> list[str]:
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as session:
        pages = [Page(session, url) for url in urls]
        try:
            return [await page for page in pages]
        finally:
            for page in pages:
                page.task.cancel()
            await asyncio.gather(*(page.task for page in pages), return_exceptions=True)
