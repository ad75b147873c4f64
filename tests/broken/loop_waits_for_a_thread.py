"""hang 18: leaves a thread of the loop's pool, which ends never."""

import asyncio
import threading


async def gather_fetches(urls: list[str]) -> list[str]:
    asyncio.get_running_loop().run_in_executor(None, threading.Event().wait)
    return []
