"""A task for each path, each in a thread of the default pool."""

import asyncio
from collections.abc import Callable
from pathlib import Path


async def never_block(paths: list[Path], digest: Callable[[Path], str]) -> list[str]:
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(asyncio.to_thread(digest, path)) for path in paths]
    return [task.result() for task in tasks]
