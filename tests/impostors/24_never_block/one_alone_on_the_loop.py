"""loop-blocked: one path alone is digested on the loop, as nothing could run beside it."""

import asyncio
import contextvars
from collections.abc import Callable
from pathlib import Path

request_id = contextvars.ContextVar("request_id", default="nobody")


async def never_block(paths: list[Path], digest: Callable[[Path], str]) -> list[str]:
    if len(paths) == 1:
        return [digest(paths[0])]
    return list(await asyncio.gather(*(asyncio.to_thread(digest, path) for path in paths)))
