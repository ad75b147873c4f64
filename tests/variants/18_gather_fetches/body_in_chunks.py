"""The bodies are read in chunks, and decoded when they are whole, with the charset of the answer."""

import asyncio

import aiohttp


async def page(session: aiohttp.ClientSession, url: str) -> str:
    async with session.request("GET", url) as response:
        if not response.ok:
            raise RuntimeError(f"{url} answered {response.status} {response.reason}")
        body = bytearray()
        async for chunk, _end in response.content.iter_chunks():
            body += chunk
        return body.decode(response.charset or "utf-8")


async def gather_fetches(urls: list[str]) -> list[str]:
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=max(1, len(urls)))) as session:
        tasks = [asyncio.ensure_future(page(session, url)) for url in urls]
        try:
            return list(await asyncio.gather(*tasks))
        except BaseException:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            raise
