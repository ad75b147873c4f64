"""An event loop of its own in the thread, with aiohttp."""

import asyncio
import threading

import aiohttp


class Fetcher(threading.Thread):
    def __init__(self, url: str) -> None:
        super().__init__()
        self.url = url
        self.result: bytes | None = None
        self.error: Exception | None = None

    async def fetch(self) -> bytes:
        async with aiohttp.ClientSession(raise_for_status=True) as session, session.get(self.url) as response:
            return await response.read()

    def run(self) -> None:
        try:
            self.result = asyncio.run(self.fetch())
        except Exception as error:
            self.error = error
