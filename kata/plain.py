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
from pathlib import Path, PosixPath
from typing import Any

from kata.language import _
from kata.raised import Raised, describe, full_name

MAX_BYTES = 32 * 1024 * 1024  # of what crosses: far above any result that an exercise asks for
VALUE = 64  # bytes that each value is counted for beside its content: half a million of them takes a second
MAX_DEPTH = 100

TOO_MUCH = _("a result of more than {n} MB").format(n=MAX_BYTES // 1024 // 1024)


class NotPlain(Exception):
    """The value cannot cross: the message says what it is, in words for the learner."""


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


def _name(kind: type) -> str:
    return full_name(kind).removeprefix("builtins.")


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
