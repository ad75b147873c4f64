"""limit-too-low: urllib in the default pool's threads, which an error leaves waiting for their pages."""

import asyncio
from urllib.request import urlopen


def get(url):
    with urlopen(url) as r:
        return r.read().decode()


async def gather_fetches(urls):
    return await asyncio.gather(*(asyncio.to_thread(get, u) for u in urls))
