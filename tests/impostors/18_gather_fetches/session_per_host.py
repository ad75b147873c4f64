"""session-per-request: a session for each host and port; one for all hosts is wanted."""

import asyncio
from contextlib import AsyncExitStack
from urllib.parse import urlsplit

import aiohttp


async def gather_fetches(urls: list[str]) -> list[str]:
    async with AsyncExitStack() as stack:
        sessions: dict[str, aiohttp.ClientSession] = {}
        for host in {urlsplit(url).netloc for url in urls}:
            sessions[host] = await stack.enter_async_context(aiohttp.ClientSession())

        async def load(url: str) -> str:
            async with sessions[urlsplit(url).netloc].get(url) as response:
                response.raise_for_status()
                return await response.text()

        return await asyncio.gather(*(load(url) for url in urls))
