"""unrelated-waited: one lock for all keys is held during the fetch."""

import asyncio
from collections.abc import Awaitable, Callable, Hashable
from typing import Any, TypeVar

T = TypeVar("T")


class SingleFlight:
    def __init__(self) -> None:
        self.lock = asyncio.Lock()
        self.values: dict[Hashable, Any] = {}

    async def get(self, key: Hashable, fetch: Callable[[], Awaitable[T]]) -> T:
        async with self.lock:
            if key not in self.values:
                self.values[key] = await fetch()
            return self.values[key]
