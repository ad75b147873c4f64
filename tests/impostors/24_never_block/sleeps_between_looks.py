"""loop-blocked: it looks again and again whether they are done, and sleeps between on the loop."""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from pathlib import Path


async def never_block(paths: list[Path], digest: Callable[[Path], str]) -> list[str]:
    pool = ThreadPoolExecutor(8)
    futures = [pool.submit(copy_context().run, digest, path) for path in paths]
    while not all(future.done() for future in futures):
        time.sleep(0.01)
    pool.shutdown()
    return [future.result() for future in futures]
