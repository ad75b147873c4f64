"""Whether a submission has changed what it is measured with.

The seal notes what the public functions and classes of the measuring modules are, before the submission is
imported; a look afterwards tells which were replaced. It finds changes that are still there at the end of the
call; what the judge itself holds (servers, clock, decision) cannot be reached from here at all.
"""

import multiprocessing
import sys
from collections.abc import Iterator, Mapping
from types import BuiltinFunctionType, FunctionType, ModuleType
from typing import Any, NamedTuple

from kata.language import _

WATCHED = (
    "_thread", "asyncio", "asyncio.base_events", "asyncio.events", "asyncio.locks", "asyncio.queues",
    "asyncio.runners", "asyncio.taskgroups", "asyncio.tasks", "asyncio.threads", "asyncio.timeouts", "builtins",
    "concurrent.futures", "concurrent.futures.process", "concurrent.futures.thread", "gc", "json", "json.encoder",
    "multiprocessing", "multiprocessing.context", "multiprocessing.pool", "multiprocessing.process", "os",
    "queue", "select", "selectors", "signal", "socket", "sys", "threading", "time",
)  # fmt: skip
# documented hooks that a program may set, and names that the import of a module defines
HOOKS = {"sys.excepthook", "sys.unraisablehook", "sys.displayhook", "threading.excepthook", "sys.breakpointhook"}

PLATFORMS = multiprocessing.get_all_start_methods()[0]  # set by the first process that is started, if no other was

_FUNCTIONS = {FunctionType, BuiltinFunctionType}
_METHODS = _FUNCTIONS | {classmethod, staticmethod, property}
_OURS = ("kata", "graders")


class Noted(NamedTuple):
    """One function or class as it was: under which key of which namespace, and what a function consists of."""

    where: Mapping[str, Any]
    key: str
    name: str  # in its module
    value: Any
    parts: tuple[Any, ...] | None


class Seal:
    """Taken when it is made; `broken()` names what is different now.

    There are thousands of functions to note, so the warm parent does it once, and each call notes what is new there.
    """

    def __init__(self) -> None:
        self.modules: dict[str, ModuleType] = {}
        self.noted: dict[str, list[Noted]] = {}
        self.renew()

    def renew(self) -> None:
        """Note the modules that have been loaded since, and what the interpreter is set to."""
        names = [*WATCHED, *(name for name in sys.modules if name.split(".")[0] in _OURS)]
        new = {name: sys.modules[name] for name in names if name in sys.modules and name not in self.modules}
        self.modules |= new
        self.noted |= {name: list(_contents(module)) for name, module in new.items()}
        self.switch_interval = sys.getswitchinterval()
        self.start_method = multiprocessing.get_start_method(allow_none=True)

    def broken(self) -> str | None:
        """What was changed, in words, or None."""
        for name, module in self.modules.items():
            if sys.modules.get(name) is not module:
                return _("the module {name} is another one now").format(name=name)
            if replaced := _replaced(self.noted[name]):
                return _("{module}.{name} was replaced").format(module=name, name=replaced)
        if sys.getswitchinterval() != self.switch_interval:
            return _("the interpreter's switch interval was changed")
        if multiprocessing.get_start_method(allow_none=True) not in (self.start_method, self.start_method or PLATFORMS):
            return _("the start method of multiprocessing was changed for the whole process")
        return None


def _contents(module: ModuleType) -> Iterator[Noted]:
    """Each function and class of the module, and each method: the public ones, and all of our own modules."""
    ours = module.__name__.split(".")[0] in _OURS
    for name, value in vars(module).items():
        if (name.startswith("_") and not ours) or f"{module.__name__}.{name}" in HOOKS:
            continue
        if type(value) in _FUNCTIONS:
            yield Noted(vars(module), name, name, value, _parts(value))
        elif isinstance(value, type) and value.__module__ == module.__name__:
            yield Noted(vars(module), name, name, value, None)
            methods = ((key, part) for key, part in vars(value).items() if type(part) in _METHODS)
            yield from (Noted(vars(value), key, f"{name}.{key}", part, _parts(part)) for key, part in methods)


def _parts(function: Any) -> tuple[Any, ...] | None:
    if type(function) is FunctionType:
        return function.__code__, function.__defaults__, function.__kwdefaults__
    return None


def _replaced(noted: list[Noted]) -> str | None:
    """The name of the first that is not what it was."""
    for where, key, name, value, parts in noted:
        now: Any = where.get(key)
        if now is not value:
            return name
        if parts is not None:
            code, defaults, keywords = parts
            if now.__code__ is not code or now.__defaults__ is not defaults or now.__kwdefaults__ is not keywords:
                return name
    return None
