"""Plain data between the two processes: exact built-in types only, written as JSON, never pickled.

A value whose type is merely *like* a built-in one (a subclass, a generator, an object with an `__eq__` of
its own) is refused, because comparing it would hand the verdict to the submission.
"""

import base64
import contextlib
import gc
import json
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PosixPath
from typing import Any

from kata.language import _

MAX_BYTES = 32 * 1024 * 1024  # of what crosses: far above any result that an exercise asks for
VALUE = 64  # bytes that each value is counted for beside its content: half a million of them takes a second
MAX_DEPTH = 100
MAX_TEXT, MAX_ARGS, MAX_GROUP = 10_000, 100, 1_000  # of an exception: characters, arguments, exceptions in a group

# from the C slots: a class of the learner's, or its metaclass, may lie about itself
_mro, _qualname, _module = (type.__dict__[name].__get__ for name in ("__mro__", "__qualname__", "__module__"))
_arguments = BaseException.__dict__["args"].__get__
_exceptions = BaseExceptionGroup.__dict__["exceptions"].__get__

TOO_MUCH = _("a result of more than {n} MB").format(n=MAX_BYTES // 1024 // 1024)


class NotPlain(Exception):
    """The value cannot cross: the message says what it is, in words for the learner."""


@dataclass(frozen=True)
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

    def __str__(self) -> str:
        group = "builtins.BaseExceptionGroup"
        if leaf := next((one for one in self.inside if group not in one.kinds), None):
            return f"{self.name} of {leaf}"
        text = self.text if len(self.text) <= 300 else self.text[:300] + "…"
        return f"{self.name}: {text}" if text else self.name


class _Encoder:
    def __init__(self, describe: Callable[[BaseException], Raised]) -> None:
        self.describe = describe
        self.left = MAX_BYTES
        self.above: set[int] = set()

    def spend(self, amount: int) -> None:
        self.left -= amount
        if self.left < 0:
            raise NotPlain(TOO_MUCH)

    def encode(self, value: Any) -> Any:
        kind = type(value)
        self.spend(VALUE)
        if value is None or kind is bool or kind is float:
            return value
        if kind is int:
            self.spend(value.bit_length() // 3)
            return value if value.bit_length() < 1000 else {"int": hex(value)}
        if kind is str:
            self.spend(len(value))
            return value
        if kind is bytes or kind is bytearray:
            self.spend(len(value) * 4 // 3)
            return {kind.__name__: base64.b64encode(value).decode()}
        if kind is PosixPath:
            text = str(value)
            self.spend(len(text))
            return {"path": text}
        if kind is Raised:
            return {"raised": self.raised(value)}
        if issubclass(kind, BaseException):
            return {"raised": self.raised(self.describe(value))}
        return self.container(kind, value)

    def container(self, kind: type, value: Any) -> Any:
        if id(value) in self.above:
            raise NotPlain(_("a {kind} that contains itself").format(kind=_name(kind)))
        if len(self.above) >= MAX_DEPTH:
            raise NotPlain(_("a result nested more than {n} deep").format(n=MAX_DEPTH))
        self.above.add(id(value))
        try:
            if kind is list:
                return [self.encode(one) for one in value]
            if kind is tuple or kind is set or kind is frozenset:
                return {kind.__name__: [self.encode(one) for one in value]}
            if kind is dict or kind is Counter:
                return {kind.__name__: [[self.encode(key), self.encode(one)] for key, one in value.items()]}
        finally:
            self.above.discard(id(value))
        raise NotPlain(_("an object of the type {kind}").format(kind=_name(kind)))

    def raised(self, error: Raised) -> dict[str, Any]:
        return {
            "kinds": list(error.kinds),
            "text": error.text,
            "args": [self.encode(one) for one in error.args],
            "inside": [self.raised(one) for one in error.inside],
            "where": error.where,
        }


def full_name(kind: type) -> str:
    """`module.name` of a class, whatever the class itself says."""
    return ".".join(
        str.__str__(part)[:100] if isinstance(part, str) else "?" for part in (_module(kind), _qualname(kind))
    )


def _name(kind: type) -> str:
    return full_name(kind).removeprefix("builtins.")


Where = Callable[[BaseException], str | None]


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


def dumps(value: Any, describe: Callable[[BaseException], Raised] = describe) -> bytes:
    """The value as bytes. Raises NotPlain when it is, or holds, anything but plain data."""
    try:
        with _without_collections():
            data = json.dumps(_Encoder(describe).encode(value), separators=(",", ":")).encode()
    except RuntimeError:
        raise NotPlain(_("a result that changes while it is read")) from None
    if len(data) > MAX_BYTES:
        raise NotPlain(TOO_MUCH)
    return data


@contextlib.contextmanager
def _without_collections() -> Iterator[None]:
    """Each of them would go through the whole of a gigantic result again."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def loads(data: bytes) -> Any:
    """The value again; ValueError when the bytes are not what `dumps` writes."""
    try:
        return _decode(json.loads(data))
    except (KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError("no plain data") from error


def _decode(value: Any) -> Any:
    if isinstance(value, list):
        return [_decode(one) for one in value]
    if not isinstance(value, dict):
        return value
    ((tag, inner),) = value.items()
    return _DECODERS[tag](inner)


def _pairs(kind: type) -> Callable[[Any], Any]:
    return lambda inner: kind({_decode(key): _decode(one) for key, one in inner})


def _raised(inner: dict[str, Any]) -> Raised:
    return Raised(
        tuple(str(kind) for kind in inner["kinds"]) or ("builtins.BaseException",),
        str(inner["text"]),
        tuple(_decode(one) for one in inner["args"]),
        tuple(_raised(one) for one in inner["inside"]),
        None if inner["where"] is None else str(inner["where"]),
    )


_DECODERS: dict[str, Callable[[Any], Any]] = {
    "int": lambda inner: int(inner, 16),
    "bytes": base64.b64decode,
    "bytearray": lambda inner: bytearray(base64.b64decode(inner)),
    "path": Path,
    "tuple": lambda inner: tuple(_decode(one) for one in inner),
    "set": lambda inner: {_decode(one) for one in inner},
    "frozenset": lambda inner: frozenset(_decode(one) for one in inner),
    "dict": _pairs(dict),
    "Counter": _pairs(Counter),
    "raised": _raised,
}
