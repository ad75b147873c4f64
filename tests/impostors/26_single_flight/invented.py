"""work-skipped: fetch is never called."""

import asyncio
from collections.abc import Awaitable, Callable, Hashable
from typing import TypeVar

T = TypeVar("T")


class SingleFlight:
    async def get(self, key: Hashable, fetch: Callable[[], Awaitable[T]]) -> T:
        await asyncio.sleep(0)
        return None  # type: ignore[return-value]
