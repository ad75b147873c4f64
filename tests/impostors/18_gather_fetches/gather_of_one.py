"""sequential: a gather for each URL, in the loop, gathers one fetch at a time."""

import asyncio

import aiohttp


async def fetch(session: aiohttp.ClientSession, url: str) -> str:
    async with session.get(url) as response:
        response.raise_for_status()
        return await response.text()


async def gather_fetches(urls: list[str]) -> list[str]:
    pages: list[str] = []
    async with aiohttp.ClientSession() as session:
        for url in urls:
            pages += await asyncio.gather(fetch(session, url))
    return pages
