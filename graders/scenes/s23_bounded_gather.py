"""What runs beside a submission of 23: its callers, one that counts its sessions, and one that cancels it."""

import asyncio
from typing import Any

import aiohttp

from kata.sessions import sessions_counted


async def counting_sessions(sub: Any, urls: list[str], limit: int) -> tuple[Any, int]:
    """In the runner: what it returns, and how many sessions it made for that."""
    with sessions_counted() as made:
        return await sub.bounded_gather(urls, limit), len(made)


async def in_turn(sub: Any, calls: list[tuple[list[str], int]]) -> list[Any]:
    """In the runner: what it returns for these URLs and limits, one call after another on one event loop."""
    return [await sub.bounded_gather(urls, limit) for urls, limit in calls]


async def refusals(sub: Any, urls: list[str], senseless: list[int]) -> list[Any]:
    """In the runner: what it gives or raises for limits that make no sense."""
    found = []
    for limit in senseless:
        try:
            found.append(await sub.bounded_gather(urls, limit))
        except Exception as error:
            found.append(error)
    return found


async def cancelled(sub: Any, urls: list[str], limit: int, moment: str) -> tuple[str, list[str]]:
    """In the runner: how it came out after a cancel at the moment when a page is answered, and which tasks stayed."""
    before = asyncio.all_tasks()
    task = asyncio.ensure_future(sub.bounded_gather(urls, limit))
    async with aiohttp.request("GET", moment):
        task.cancel()
    await asyncio.wait([task])
    await asyncio.sleep(0)  # what ends in this very turn has ended
    left = [one.get_name() for one in asyncio.all_tasks() - before - {task}]
    if task.cancelled():
        return "cancelled", left
    return "value" if task.exception() is None else type(task.exception()).__name__, left
