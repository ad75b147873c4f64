"""signature 18: an async generator where a coroutine is wanted."""

from collections.abc import AsyncIterator


async def gather_fetches(urls: list[str]) -> AsyncIterator[str]:
    for url in urls:
        yield url
