"""Reads all pages and their statuses, and raises afterwards."""

import asyncio

import aiohttp


async def fetch(session: aiohttp.ClientSession, url: str) -> tuple[int, str]:
    async with session.get(url) as response:
        return response.status, await response.text()


async def gather_fetches(urls: list[str]) -> list[str]:
    async with aiohttp.ClientSession() as session:
        answers = await asyncio.gather(*(fetch(session, url) for url in urls))
    for url, (status, _) in zip(urls, answers, strict=True):
        if status >= 400:
            raise OSError(f"{url}: {status}")
    return [text for _, text in answers]
