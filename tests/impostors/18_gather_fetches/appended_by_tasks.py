"""order-lost: every task appends its page when it has it."""

import asyncio

import aiohttp


async def gather_fetches(urls: list[str]) -> list[str]:
    pages: list[str] = []

    async def fetch(session: aiohttp.ClientSession, url: str) -> None:
        async with session.get(url) as response:
            response.raise_for_status()
            pages.append(await response.text())

    async with aiohttp.ClientSession() as session:
        await asyncio.gather(*(fetch(session, url) for url in urls))
    return pages
