"""needs 3.14: a pool of interpreters, each with a GIL of its own."""

import asyncio
import sys
from collections.abc import Callable


async def async_cpu(items: list[int], work: Callable[[int], int], workers: int) -> list[int]:
    if workers < 1:
        raise ValueError(f"workers must be at least 1, not {workers}")
    from concurrent.futures import InterpreterPoolExecutor

    loop = asyncio.get_running_loop()
    same_imports = f"import sys; sys.path[:] = {sys.path!r}"
    with InterpreterPoolExecutor(workers, initializer=exec, initargs=(same_imports,)) as pool:
        return await asyncio.gather(*(loop.run_in_executor(pool, work, item) for item in items))
