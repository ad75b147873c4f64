"""work-skipped: nothing begins before drain is called."""

import asyncio
from collections.abc import Coroutine
from typing import Any


class Background:
    def __init__(self) -> None:
        self.coros: list[Coroutine[Any, Any, Any]] = []

    def spawn(self, coro: Coroutine[Any, Any, Any]) -> None:
        self.coros.append(coro)

    async def drain(self) -> list[Exception]:
        errors = []
        while self.coros:
            coros, self.coros = self.coros, []
            found = await asyncio.gather(*coros, return_exceptions=True)
            errors += [one for one in found if isinstance(one, Exception)]
        return errors
