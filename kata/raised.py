"""An exception as it is told to the judge: its classes, its text, its line, and never the object itself.

Nothing here asks the exception, its class or its metaclass: they may lie about themselves, or raise.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

from kata.language import _

MAX_TEXT, MAX_ARGS, MAX_GROUP = 10_000, 100, 1_000  # characters, arguments, exceptions in a group

# from the C slots, which no class of the learner's can replace
_mro, _qualname, _module = (type.__dict__[name].__get__ for name in ("__mro__", "__qualname__", "__module__"))
_arguments = BaseException.__dict__["args"].__get__
_exceptions = BaseExceptionGroup.__dict__["exceptions"].__get__

Where = Callable[[BaseException], str | None]

LIBRARIES = ("urllib", "http", "aiohttp")  # their errors are made by a request, and by nobody else


@dataclass(frozen=True, repr=False)
class Raised:
    """An exception that came out of a submission, told without the object itself.

    `kinds` are the names of its class and of every class above it, `module.name`; `inside` holds the
    exceptions of a group and of the groups in it; `where` is the innermost line of the learner's file, `file:line`.
    """

    kinds: tuple[str, ...]
    text: str
    args: tuple[Any, ...] = ()
    inside: tuple["Raised", ...] = ()
    where: str | None = None

    @property
    def name(self) -> str:
        return self.kinds[0].removeprefix("builtins.")

    def is_a(self, kind: str) -> bool:
        """Whether it is an instance of the built-in (or `module.name`) class, itself or somewhere in its group."""
        wanted = kind if "." in kind else f"builtins.{kind}"
        return wanted in self.kinds or any(one.is_a(kind) for one in self.inside)

    def mentions(self, text: str) -> bool:
        """Whether its text, or that of an exception in its group, contains this one."""
        return text in self.text or any(one.mentions(text) for one in self.inside)

    @property
    def is_of_a_request(self) -> bool:
        """Whether its class is one that only a request raises: so it is known even where its traceback was cut off."""
        return self.kinds[0].split(".")[0] in LIBRARIES or self.is_a("ConnectionError")

    def __repr__(self) -> str:
        """As it is written in Python, for a list that holds it."""
        return spelled(self.name, self.args)

    def __str__(self) -> str:
        group = "builtins.BaseExceptionGroup"
        if leaf := next((one for one in self.inside if group not in one.kinds), None):
            return f"{self.name} of {leaf}"
        text = self.text if len(self.text) <= 300 else self.text[:300] + "…"
        return f"{self.name}: {text}" if text else self.name


def spelled(kind: str, args: Iterable[Any]) -> str:
    """An exception as it is written in Python, which tells it from one with the same text."""
    return f"{kind}({', '.join(map(repr, args))})"[:100]


def full_name(kind: type) -> str:
    """`module.name` of a class, whatever the class itself says."""
    return ".".join(
        str.__str__(part)[:100] if isinstance(part, str) else "?" for part in (_module(kind), _qualname(kind))
    )


def describe(error: BaseException, where: Where = lambda error: None) -> Raised:
    """Tells an exception in plain words; whatever its own methods do, this does not raise."""
    inside = tuple(_told(one, where) for one in _members(error))
    told = _told(error, where, inside)
    deeper = next((one.where for one in inside if one.where), None)  # the line of a group is only where it came out
    return replace(told, where=deeper) if deeper else told


def _members(error: BaseException) -> list[BaseException]:
    """The exceptions of a group and of the groups in it."""
    found = [error]
    for one in found:  # grows while it is walked
        if len(found) < MAX_GROUP and issubclass(type(one), BaseExceptionGroup):
            found += _exceptions(one)[:MAX_GROUP]
    return found[1:]


def _told(error: BaseException, where: Where, inside: tuple[Raised, ...] = ()) -> Raised:
    kinds = tuple(full_name(kind) for kind in _mro(type(error)) if kind is not object)
    try:
        text = str.__str__(str(error))[:MAX_TEXT]
    except BaseException:
        text = _("(its text could not be made)")
    args = tuple(_short(one) for one in _arguments(error)[:MAX_ARGS])
    return Raised(kinds, text, args, inside, where(error))


def _short(argument: Any) -> Any:
    """An argument of an exception as plain data."""
    if type(argument) in (str, bytes):
        return argument[:MAX_TEXT]
    small = type(argument) is int and argument.bit_length() < MAX_TEXT
    return argument if small or type(argument) in (type(None), bool, float) else object.__repr__(argument)
