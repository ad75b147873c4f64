"""Whether a submission has changed what it is measured with.

The seal notes what the public functions and classes of the measuring modules are, before the submission is
imported; a look afterwards tells which were replaced. It finds changes that are still there at the end of the
call; what the judge itself holds (servers, clock, decision) cannot be reached from here at all.
"""

import multiprocessing
import sys
from operator import is_
from types import BuiltinFunctionType, FunctionType, ModuleType
from typing import Any

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


class Seal:
    """Taken when it is made; `broken()` names what is different now."""

    def __init__(self) -> None:
        names = [*WATCHED, *(name for name in sys.modules if name.split(".")[0] in _OURS)]
        self.modules = {name: sys.modules[name] for name in names if name in sys.modules}
        self.noted = {name: _contents(module) for name, module in self.modules.items()}
        self.switch_interval = sys.getswitchinterval()
        self.start_method = multiprocessing.get_start_method(allow_none=True)

    def broken(self) -> str | None:
        """What was changed, in words, or None."""
        for name, module in self.modules.items():
            if sys.modules.get(name) is not module:
                return _("the module {name} is another one now").format(name=name)
            now = _contents(module)
            for key, value in self.noted[name].items():
                if not all(map(is_, now.get(key, (None,)), value)):
                    return _("{module}.{name} was replaced").format(module=name, name=key)
        if sys.getswitchinterval() != self.switch_interval:
            return _("the interpreter's switch interval was changed")
        if multiprocessing.get_start_method(allow_none=True) not in (self.start_method, self.start_method or PLATFORMS):
            return _("the start method of multiprocessing was changed for the whole process")
        return None


def _contents(module: ModuleType) -> dict[str, tuple[Any, ...]]:
    """Each function and class of the module, and what it consists of: the public ones, and all of our own modules."""
    ours = module.__name__.split(".")[0] in _OURS
    found: dict[str, tuple[Any, ...]] = {}
    for name, value in vars(module).items():
        if (name.startswith("_") and not ours) or f"{module.__name__}.{name}" in HOOKS:
            continue
        if type(value) in _FUNCTIONS:
            found[name] = _parts(value)
        elif isinstance(value, type) and value.__module__ == module.__name__:
            found[name] = (value,)
            found |= {f"{name}.{key}": _parts(part) for key, part in vars(value).items() if type(part) in _METHODS}
    return found


def _parts(function: Any) -> tuple[Any, ...]:
    if type(function) is FunctionType:
        return function, function.__code__, function.__defaults__, function.__kwdefaults__
    return (function,)
