"""left-running: the session does not own its connector, and nobody closes that."""

import asyncio

import aiohttp

connectors: list[aiohttp.TCPConnector] = []


async def fetch(session: aiohttp.ClientSession, url: str) -> str:
    async with session.get(url) as response:
        response.raise_for_status()
        return await response.text()


async def gather_fetches(urls: list[str]) -> list[str]:
    connectors.append(aiohttp.TCPConnector(limit=0))
    async with aiohttp.ClientSession(connector=connectors[-1], connector_owner=False) as session:
        return await asyncio.gather(*(fetch(session, url) for url in urls))
