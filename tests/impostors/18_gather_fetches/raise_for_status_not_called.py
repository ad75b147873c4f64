"""error-page-kept: `response.raise_for_status` without parentheses names the method and does not call it."""

import asyncio

import aiohttp


async def fetch(session: aiohttp.ClientSession, url: str) -> str:
    async with session.get(url) as response:
        response.raise_for_status  # noqa: B018 - the mistake
        return await response.text()


async def gather_fetches(urls: list[str]) -> list[str]:
    async with aiohttp.ClientSession() as session:
        return await asyncio.gather(*(fetch(session, url) for url in urls))
