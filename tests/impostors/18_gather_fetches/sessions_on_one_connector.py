"""session-per-request: one connector for all, and still a session for each request."""

import asyncio

import aiohttp


async def fetch(connector: aiohttp.TCPConnector, url: str) -> str:
    session = aiohttp.ClientSession(connector=connector, connector_owner=False)
    async with session, session.get(url) as response:
        response.raise_for_status()
        return await response.text()


async def gather_fetches(urls: list[str]) -> list[str]:
    async with aiohttp.TCPConnector(limit=0) as connector:
        return await asyncio.gather(*(fetch(connector, url) for url in urls))
