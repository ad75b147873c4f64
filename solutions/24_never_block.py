"""`asyncio.to_thread` for each path, and `gather` to await them all in order.

Why it works: a blocking call stops the thread that makes it. On the loop's own thread that stops every task; in another
one it stops nobody else, and the coroutine only awaits its result. `to_thread` hands the call to the loop's pool of
threads, together with a copy of the caller's context variables, so `digest` sees the right request id. Reading a file
and hashing a large block release the GIL, so threads are enough here.

What else would: `loop.run_in_executor(pool, copy_context().run, digest, path)` with a pool of your own, and a copy for
each call, since a context can be entered only once at a time. `run_in_executor` alone carries no context over, and a
`with ThreadPoolExecutor()` that ends before its futures are awaited blocks the loop while it waits for its threads.
"""

import asyncio
from collections.abc import Callable
from pathlib import Path


async def never_block(paths: list[Path], digest: Callable[[Path], str]) -> list[str]:
    return await asyncio.gather(*(asyncio.to_thread(digest, path) for path in paths))
