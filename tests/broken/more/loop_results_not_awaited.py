"""not-plain 18: coroutines that nobody has awaited."""

import asyncio


async def gather_fetches(urls: list[str]) -> list[str]:
    return [asyncio.sleep(0, "") for _url in [*urls, ""]]  # type: ignore[misc]
