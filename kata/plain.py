"""Plain data between the two processes: exact built-in types only, written as JSON, never pickled.

A value whose type is merely *like* a built-in one (a subclass, a generator, an object with an `__eq__` of
its own) is refused, because comparing it would hand the verdict to the submission.
"""

import base64
import json
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path, PosixPath
from typing import Any

from kata.language import _

MAX_BYTES = 96 * 1024 * 1024
MAX_DEPTH = 100


class NotPlain(Exception):
    """The value cannot cross: the message says what it is, in words for the learner."""


@dataclass(frozen=True)
class Raised:
    """An exception that came out of a submission, told without the object itself.

    `kinds` are the names of its class and of every class above it, `module.name`; `inside` holds the
    exceptions of a group; `where` is the innermost line of the learner's file, `file:line`.
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
            raise NotPlain(_("a result of more than {n} MB").format(n=MAX_BYTES // 1024 // 1024))

    def encode(self, value: Any) -> Any:
        kind = type(value)
        self.spend(8)
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
            return {"path": str(value)}
        if kind is Raised:
            return {"raised": self.raised(value)}
        if isinstance(value, BaseException):
            return {"raised": self.raised(self.describe(value))}
        return self.container(kind, value)

    def container(self, kind: type, value: Any) -> Any:
        if id(value) in self.above:
            raise NotPlain(_("a {kind} that contains itself").format(kind=kind.__name__))
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


def _name(kind: type) -> str:
    module, name = type.__getattribute__(kind, "__module__"), type.__getattribute__(kind, "__qualname__")
    return str(name) if module == "builtins" else f"{module}.{name}"


def describe(error: BaseException, where: Callable[[BaseException], str | None] = lambda error: None) -> Raised:
    """Tells an exception in plain words; whatever its own methods do, this does not raise."""
    kinds = tuple(f"{kind.__module__}.{kind.__qualname__}" for kind in type(error).__mro__ if kind is not object)
    try:
        text = str(BaseException.__str__(error) if type(error).__str__ is BaseException.__str__ else str(error))
    except BaseException:
        text = _("(its text could not be made)")
    plain = (type(None), bool, int, float, str, bytes)
    args = tuple(one if type(one) in plain else object.__repr__(one) for one in BaseException.args.__get__(error))
    # from the C slot: a subclass of the learner's may lie about its own attributes
    inside = BaseExceptionGroup.exceptions.__get__(error) if isinstance(error, BaseExceptionGroup) else ()
    return Raised(kinds, text, args, tuple(describe(one, where) for one in inside), where(error))


def dumps(value: Any, describe: Callable[[BaseException], Raised] = describe) -> bytes:
    """The value as bytes. Raises NotPlain when it is, or holds, anything but plain data."""
    return json.dumps(_Encoder(describe).encode(value), separators=(",", ":")).encode()


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
