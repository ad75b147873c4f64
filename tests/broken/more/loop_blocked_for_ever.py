"""hang 18: blocks the loop with a lock."""

import threading


async def gather_fetches(urls: list[str]) -> list[str]:
    threading.Event().wait()
    return []
