"""Whether a submission has changed what it is measured with.

The seal notes what the public functions and classes of the measuring modules are, before the submission is
imported; a look afterwards tells which were replaced. It finds changes that are still there at the end of the
call; what the judge itself holds (servers, clock, decision) cannot be reached from here at all.
"""

import multiprocessing
import sys
from types import BuiltinFunctionType, FunctionType, ModuleType
from typing import Any

from kata.language import _

WATCHED = (
    "_thread", "asyncio", "asyncio.base_events", "asyncio.events", "asyncio.locks", "asyncio.queues",
    "asyncio.runners", "asyncio.taskgroups", "asyncio.tasks", "asyncio.threads", "asyncio.timeouts", "builtins",
    "concurrent.futures", "concurrent.futures.process", "concurrent.futures.thread", "gc", "json",
    "multiprocessing", "multiprocessing.context", "multiprocessing.pool", "multiprocessing.process", "os",
    "queue", "select", "selectors", "signal", "socket", "sys", "threading", "time",
)  # fmt: skip
# documented hooks that a program may set, and names that the import of a module defines
HOOKS = {"sys.excepthook", "sys.unraisablehook", "sys.displayhook", "threading.excepthook", "sys.breakpointhook"}

_FUNCTIONS = (FunctionType, BuiltinFunctionType)


class Seal:
    """Taken when it is made; `broken()` names what is different now."""

    def __init__(self) -> None:
        names = [*WATCHED, *(name for name in sys.modules if name.split(".")[0] in ("kata", "graders"))]
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
                if now.get(key) is not value:
                    return _("{module}.{name} was replaced").format(module=name, name=key.removesuffix(".__code__"))
        if sys.getswitchinterval() != self.switch_interval:
            return _("the interpreter's switch interval was changed")
        if multiprocessing.get_start_method(allow_none=True) not in (self.start_method, _default_method(self)):
            return _("the start method of multiprocessing was changed for the whole process")
        return None


def _default_method(seal: Seal) -> str | None:
    """Where no start method was set, the first process that is started sets the platform's own."""
    return multiprocessing.get_all_start_methods()[0] if seal.start_method is None else None


def _contents(module: ModuleType) -> dict[str, Any]:
    """Name → function, class, or the code of a function, for all that is public and callable in the module."""
    found: dict[str, Any] = {}
    for name, value in vars(module).items():
        if name.startswith("_") or f"{module.__name__}.{name}" in HOOKS:
            continue
        if isinstance(value, _FUNCTIONS):
            found[name] = value
            found[f"{name}.__code__"] = getattr(value, "__code__", None)
        elif isinstance(value, type) and value.__module__ == module.__name__:
            found[name] = value
            found |= {f"{name}.{key}": part for key, part in vars(value).items() if isinstance(part, _FUNCTIONS)}
    return found
