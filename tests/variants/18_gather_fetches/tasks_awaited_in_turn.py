"""All tasks are made first; awaiting them one by one is then no waste, and keeps the order."""

import asyncio

import aiohttp


async def gather_fetches(urls: list[str]) -> list[str]:
    async with aiohttp.ClientSession() as session:

        async def fetch(url: str) -> str:
            async with session.get(url) as response:
                response.raise_for_status()
                return await response.text()

        tasks = [asyncio.create_task(fetch(url)) for url in urls]
        try:
            return [await task for task in tasks]
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
