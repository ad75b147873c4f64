"""raised 18: cancels the task that it runs in."""

import asyncio


async def gather_fetches(urls: list[str]) -> list[str]:
    task = asyncio.current_task()
    assert task
    task.cancel()
    await asyncio.sleep(1)
    return []
