"""A session set up with care: its own cookies, headers and time-outs."""

import asyncio

import aiohttp


async def fetch(session: aiohttp.ClientSession, url: str) -> str:
    async with session.get(url, allow_redirects=True) as response:
        response.raise_for_status()
        return await response.text()


async def gather_fetches(urls: list[str]) -> list[str]:
    async with aiohttp.ClientSession(
        cookie_jar=aiohttp.CookieJar(unsafe=True),
        cookies={"visitor": "search"},
        headers={"User-Agent": "search/1.0", "Accept": "text/*"},
        timeout=aiohttp.ClientTimeout(total=60, sock_connect=10),
    ) as session:
        return await asyncio.gather(*(fetch(session, url) for url in urls))
