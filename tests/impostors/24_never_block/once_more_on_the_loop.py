"""loop-blocked: after an error the paths are digested once more, on the loop."""

import asyncio
from collections.abc import Callable
from pathlib import Path


async def never_block(paths: list[Path], digest: Callable[[Path], str]) -> list[str]:
    try:
        return await asyncio.gather(*(asyncio.to_thread(digest, path) for path in paths))
    except Exception:
        for path in paths:
            digest(path)  # the same error again, and a traceback without threads in it
        raise
