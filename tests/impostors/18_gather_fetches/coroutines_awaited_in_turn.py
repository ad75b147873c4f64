"""sequential: a list of coroutines is no list of Promises: each begins only when it is awaited."""

import aiohttp


async def fetch(session: aiohttp.ClientSession, url: str) -> str:
    async with session.get(url) as response:
        response.raise_for_status()
        return await response.text()


async def gather_fetches(urls: list[str]) -> list[str]:
    async with aiohttp.ClientSession() as session:
        coroutines = [fetch(session, url) for url in urls]
        try:
            return [await coroutine for coroutine in coroutines]
        finally:
            for coroutine in coroutines:
                coroutine.close()
