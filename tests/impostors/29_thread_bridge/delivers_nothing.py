"""work-skipped: publish takes everything and gives nothing."""

from collections.abc import AsyncIterator
from typing import Generic, TypeVar

T = TypeVar("T")


class Bus(Generic[T]):
    def __init__(self) -> None:
        self.closed = False

    def publish(self, item: T) -> None:
        if self.closed:
            raise RuntimeError("the bus is closed")

    def close(self) -> None:
        self.closed = True

    def __aiter__(self) -> AsyncIterator[T]:
        return self

    async def __anext__(self) -> T:
        raise StopAsyncIteration
