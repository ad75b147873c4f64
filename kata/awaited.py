"""A plain function where an async one is asked for: right if it gives something to await, and told so if it does not.

A scenario that awaits what such a function gives would only see that None cannot be awaited or an error of its loop.
"""

import functools
import inspect
from collections.abc import Callable, Iterator
from types import FunctionType, ModuleType
from typing import Any

from kata.asks import Asks, Class, Function
from kata.language import _
from kata.submission import Refused

SAYS = ("from a running event loop", "while another loop is running", "event loop is already running")  # asyncio


class Awaited:
    """Its `watch` looks at what each such function gives; `refused` is what came of it, however the scenario ended."""

    def __init__(self, asks: Asks, where: Callable[[BaseException], str | None]) -> None:
        self.asks, self.where = asks, where
        self.refused: Refused | None = None

    def watch(self, module: ModuleType) -> None:
        for owner, asked in self._asked(module):
            found = inspect.getattr_static(owner, asked.name, None)
            plain = type(found) is FunctionType or (owner is module and callable(found))
            if plain and not inspect.iscoroutinefunction(found):
                setattr(owner, asked.name, self._looked_at(found, asked))

    def _asked(self, module: ModuleType) -> Iterator[tuple[Any, Function]]:
        """The async functions that are asked for, each with the module or the class that has it."""
        if isinstance(self.asks, Class):
            owner = getattr(module, self.asks.name)
            yield from ((owner, method) for method in self.asks.methods if method.is_async)
        elif self.asks.is_async:
            yield module, self.asks

    def _looked_at(self, found: Callable[..., Any], asked: Function) -> Callable[..., Any]:
        @functools.wraps(found)
        def call(*args: Any, **options: Any) -> Any:
            try:
                waiting = found(*args, **options)
            except RuntimeError as error:
                if not any(text in str(error) for text in SAYS):
                    raise
                seen = _("it is no async function: {error}").format(error=error)
                raise self._refuse(seen, asked, self.where(error)) from None
            if not inspect.isawaitable(waiting):
                raise self._refuse(_("the call gave nothing to await"), asked)
            return waiting

        return call

    def _refuse(self, seen: str, asked: Function, where: str | None = None) -> Refused:
        self.refused = self.refused or Refused("signature", seen, f"`{asked}`", where)
        return self.refused
