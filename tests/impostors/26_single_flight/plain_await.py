"""fetched-twice: each caller fetches for itself."""

from collections.abc import Awaitable, Callable, Hashable
from typing import TypeVar

T = TypeVar("T")


class SingleFlight:
    async def get(self, key: Hashable, fetch: Callable[[], Awaitable[T]]) -> T:
        return await fetch()
