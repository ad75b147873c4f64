"""What an exercise asks a file to define, and the look at a submission that says whether it does.

A grader states it (`ASKS = Function("join_threads", "urls", "dest")`); the look is taken in the runner.
"""

import difflib
import dis
import inspect
from dataclasses import dataclass, field
from types import FunctionType, ModuleType
from typing import Any

from kata.language import _


@dataclass(frozen=True)
class Function:
    """A function that can be called with these positional parameters."""

    name: str
    params: tuple[str, ...]
    is_async: bool = False

    def __init__(self, name: str, *params: str, is_async: bool = False) -> None:
        object.__setattr__(self, "name", name)
        object.__setattr__(self, "params", params)
        object.__setattr__(self, "is_async", is_async)

    def __str__(self) -> str:
        return f"{'async ' if self.is_async else ''}def {self.name}({', '.join(self.params)})"

    def look(self, module: ModuleType) -> None:
        """Raises Unlike when the module does not define it."""
        found = _find(module, self.name, str(self))
        if isinstance(found, type):
            raise Unlike("signature", _("`{name}` is a class").format(name=self.name), str(self))
        self.fits(found, self.name)

    def fits(self, found: Any, shown: str, bound: tuple[str, ...] = ()) -> None:
        """Raises Unlike when it cannot be called as asked; `bound` are the parameters given before ours (self)."""
        if not callable(found):
            raise Unlike(
                "signature",
                _("`{name}` is no function but a value of the type {kind}").format(
                    name=shown, kind=type(found).__name__
                ),
                str(self),
            )
        kind = _async_kind(found)
        if kind and not (self.is_async and kind == "async def"):
            raise Unlike("signature", _("`{name}` is {kind}").format(name=shown, kind=_KIND[kind]), str(self))
        try:
            signature = inspect.signature(found)
        except (ValueError, TypeError):  # written in C: only a call can tell
            return
        try:
            signature.bind(*bound, *self.params)
        except TypeError:
            raise Unlike(
                "signature", _("`{name}` takes {params}").format(name=shown, params=signature), str(self)
            ) from None


@dataclass(frozen=True)
class Class:
    """A class with these parameters of its constructor and these methods."""

    name: str
    params: tuple[str, ...] = ()
    methods: tuple[Function, ...] = field(default=())

    def __init__(self, name: str, *params: str, methods: tuple[Function, ...] = ()) -> None:
        object.__setattr__(self, "name", name)
        object.__setattr__(self, "params", params)
        object.__setattr__(self, "methods", methods)

    def __str__(self) -> str:
        return f"class {self.name}, made by {self.name}({', '.join(self.params)})"

    def look(self, module: ModuleType) -> None:
        """Raises Unlike when the module does not define it."""
        found = _find(module, self.name, str(self))
        if not isinstance(found, type):
            raise Unlike("signature", _("`{name}` is no class").format(name=self.name), str(self))
        Function(self.name, *self.params).fits(found, self.name)
        for method in self.methods:
            shown = f"{self.name}.{method.name}"
            try:
                inspect.getattr_static(found, method.name)
            except AttributeError:
                if _makes(found, method.name):
                    continue
                raise Unlike("missing", _("`{name}` is not there").format(name=shown), str(method)) from None
            static = isinstance(inspect.getattr_static(found, method.name), staticmethod | classmethod)
            method.fits(getattr(found, method.name), shown, () if static else ("self",))


Asks = Function | Class


class Unlike(Exception):
    """The submission does not define what was asked for."""

    def __init__(self, code: str, seen: str, wanted: str) -> None:
        super().__init__(code, seen, wanted)
        self.code, self.seen, self.wanted = code, seen, wanted


def _makes(cls: type, name: str) -> bool:
    """Whether a method of the class sets that attribute: its objects may have it, as those of JavaScript often do."""
    codes = [one.__code__ for kind in cls.__mro__ for one in vars(kind).values() if isinstance(one, FunctionType)]
    return any(
        name in code.co_consts  # as in `setattr(self, "get", …)`
        or any(step.opname == "STORE_ATTR" and step.argval == name for step in dis.get_instructions(code))
        for code in codes
    )


_KIND = {
    "async def": _("an async def"),
    "generator": _("a generator"),
    "async generator": _("an async generator"),
}


def _async_kind(found: Any) -> str | None:
    if inspect.iscoroutinefunction(found):
        return "async def"
    if inspect.isasyncgenfunction(found):
        return "async generator"
    return "generator" if inspect.isgeneratorfunction(found) else None


def _find(module: ModuleType, name: str, wanted: str) -> Any:
    names = vars(module)
    if name in names:
        return names[name]
    own = [one for one in names if type(one) is str and not one.startswith("_")]
    near = difflib.get_close_matches(name, own, n=1, cutoff=0.75)
    seen = _("`{name}` is not defined in the file").format(name=name)
    if near:
        seen = _("`{name}` is not defined in the file (there is `{near}`)").format(name=name, near=near[0])
    elif not own:
        seen = _("the file defines nothing")
    raise Unlike("missing", seen, wanted)
