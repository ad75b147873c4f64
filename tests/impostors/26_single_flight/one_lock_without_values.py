"""unrelated-waited: the callers of all keys fetch in turn."""

import asyncio
from collections.abc import Awaitable, Callable, Hashable
from typing import TypeVar

T = TypeVar("T")


class SingleFlight:
    def __init__(self) -> None:
        self.lock = asyncio.Lock()

    async def get(self, key: Hashable, fetch: Callable[[], Awaitable[T]]) -> T:
        async with self.lock:
            return await fetch()
