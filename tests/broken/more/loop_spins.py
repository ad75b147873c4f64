"""hang 18: computes for ever on the loop, and swallows being cancelled."""

import asyncio


async def gather_fetches(urls: list[str]) -> list[str]:
    while True:
        try:
            await asyncio.sleep(0)
        except BaseException:
            continue
