"""A thread for each path, which tells the loop its result."""

import asyncio
import contextvars
import threading
from collections.abc import Callable
from pathlib import Path


def in_thread(call: Callable[[], str]) -> "asyncio.Future[str]":
    loop = asyncio.get_running_loop()
    future = loop.create_future()

    def settle(value: str | None, error: Exception | None) -> None:
        if future.done():
            return
        if error is not None:
            future.set_exception(error)
        else:
            future.set_result(value)

    def run() -> None:
        try:
            value, error = call(), None
        except Exception as raised:
            value, error = None, raised
        loop.call_soon_threadsafe(settle, value, error)

    context = contextvars.copy_context()
    threading.Thread(target=context.run, args=(run,)).start()
    return future


async def never_block(paths: list[Path], digest: Callable[[Path], str]) -> list[str]:
    return await asyncio.gather(*(in_thread(lambda path=path: digest(path)) for path in paths))
