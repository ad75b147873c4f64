"""left-running: everything runs in a shielded task, and goes on after a cancel from outside."""

import asyncio

import aiohttp


async def load(session: aiohttp.ClientSession, url: str) -> str:
    async with session.get(url) as response:
        response.raise_for_status()
        return await response.text()


async def load_all(urls: list[str]) -> list[str]:
    async with aiohttp.ClientSession() as session:
        return await asyncio.gather(*(load(session, url) for url in urls))


async def gather_fetches(urls: list[str]) -> list[str]:
    return await asyncio.shield(load_all(urls))
