"""limit-too-low: of those that have ended in one moment only one is followed by another."""

import asyncio
from itertools import islice

import aiohttp


async def bounded_gather(urls, limit):
    if limit < 1:
        raise ValueError(limit)
    found = {}
    waiting = iter(enumerate(urls))
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as session:

        async def fetch(place, url):
            async with session.get(url) as response:
                response.raise_for_status()
                found[place] = await response.text()

        running = {asyncio.create_task(fetch(*one)) for one in islice(waiting, limit)}
        try:
            while running:
                done, running = await asyncio.wait(running, return_when=asyncio.FIRST_COMPLETED)
                for task in done:
                    task.result()
                for one in islice(waiting, 1):
                    running.add(asyncio.create_task(fetch(*one)))
        finally:
            for task in running:
                task.cancel()
            await asyncio.gather(*running, return_exceptions=True)
    return [found[n] for n in range(len(urls))]
