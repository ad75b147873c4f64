"""raised|hang 18: makes the loop that it runs on believe that it is closed."""

import asyncio


async def gather_fetches(urls: list[str]) -> list[str]:
    loop = asyncio.get_running_loop()
    loop._closed = True  # type: ignore[attr-defined]
    await asyncio.sleep(1)
    return []
