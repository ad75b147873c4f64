"""hang 18: awaits what nobody sets."""

import asyncio


async def gather_fetches(urls: list[str]) -> list[str]:
    await asyncio.Event().wait()
    return []
