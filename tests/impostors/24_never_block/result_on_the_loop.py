"""loop-blocked: `future.result()` waits on the loop."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from pathlib import Path


async def never_block(paths: list[Path], digest: Callable[[Path], str]) -> list[str]:
    pool = ThreadPoolExecutor(8)
    futures = [pool.submit(copy_context().run, digest, path) for path in paths]
    found = [future.result() for future in futures]
    pool.shutdown()
    return found
