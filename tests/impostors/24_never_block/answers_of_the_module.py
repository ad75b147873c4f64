"""wrong-result: two callers at the same time write their digests into one dictionary."""

import asyncio
from collections.abc import Callable
from contextvars import copy_context
from functools import partial
from pathlib import Path

answers: dict[int, str] = {}


async def never_block(paths: list[Path], digest: Callable[[Path], str]) -> list[str]:
    loop = asyncio.get_running_loop()
    todo: asyncio.Queue[tuple[int, Path]] = asyncio.Queue()
    for numbered in enumerate(paths):
        todo.put_nowait(numbered)

    async def worker() -> None:
        while not todo.empty():
            number, path = todo.get_nowait()
            answers[number] = await loop.run_in_executor(None, partial(copy_context().run, digest, path))

    workers = [asyncio.create_task(worker()) for _ in range(min(6, len(paths)))]
    if not workers:
        return []
    try:
        done, _ = await asyncio.wait(workers, return_when=asyncio.FIRST_EXCEPTION)
        for task in done:
            task.result()
    finally:
        for task in workers:
            task.cancel()
        await asyncio.gather(*workers, return_exceptions=True)
    return [answers[number] for number in range(len(paths))]
