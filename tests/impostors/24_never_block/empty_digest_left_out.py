"""wrong-result: a digest that is an empty text is left out of the list."""

import asyncio
import contextvars
from collections.abc import Callable
from pathlib import Path

request_id = contextvars.ContextVar("request_id", default="nobody")


async def never_block(paths: list[Path], digest: Callable[[Path], str]) -> list[str]:
    results = await asyncio.gather(*(asyncio.to_thread(digest, path) for path in paths))
    return list(filter(None, results))
