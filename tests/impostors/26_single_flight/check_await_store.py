"""fetched-twice: between the check and the entry stands the whole fetch."""

from collections.abc import Awaitable, Callable, Hashable
from typing import Any, TypeVar

T = TypeVar("T")


class SingleFlight:
    def __init__(self) -> None:
        self.values: dict[Hashable, Any] = {}

    async def get(self, key: Hashable, fetch: Callable[[], Awaitable[T]]) -> T:
        if key in self.values:
            return self.values[key]
        self.values[key] = await fetch()
        return self.values.pop(key)
