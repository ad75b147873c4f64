"""An exception class of its own for a status of 400 or more."""

import asyncio
from http import HTTPStatus

import aiohttp


class PageError(Exception):
    def __init__(self, url: str, status: int) -> None:
        super().__init__(f"{url} answered {status}")
        self.url = url
        self.status = status


async def fetch(session: aiohttp.ClientSession, url: str) -> str:
    async with session.get(url) as response:
        if response.status >= HTTPStatus.BAD_REQUEST:
            raise PageError(url, response.status)
        return await response.text()


async def gather_fetches(urls: list[str]) -> list[str]:
    async with aiohttp.ClientSession() as session:
        return await asyncio.gather(*(fetch(session, url) for url in urls))
