"""How a grader states a claim: `@proof("overlap")` around a test that refuses, waives, or tells what it saw."""

import functools
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NoReturn

from kata import advice
from kata.evidence import Kind, Span

LONGEST = 4000  # characters of what was seen: it may quote the submission


class Refusal(Exception):
    """The submission is wrong in this respect."""

    def __init__(
        self, code: str, seen: str, wanted: str, hint: str, where: str | None, spans: tuple[Span, ...] = ()
    ) -> None:
        super().__init__(f"{code}: {seen}")
        self.code, self.seen, self.wanted, self.hint, self.where, self.spans = code, seen, wanted, hint, where, spans


class Waiver(Exception):
    """The claim cannot be proven here, for a reason that lies in the machine."""


class Skipped(Exception):
    """Another proof has failed, and so this one cannot be judged; says what was seen all the same."""


@dataclass
class Told:
    """What a passed proof saw, and the spans it can draw."""

    seen: str
    spans: tuple[Span, ...] = ()


def refuse(
    code: str,
    seen: str,
    wanted: str = "",
    hint: str = "",
    where: str | None = None,
    spans: tuple[Span, ...] = (),
) -> NoReturn:
    """Fail the proof. `wanted` and `hint` may be left out for the codes that every exercise shares."""
    __tracebackhide__ = True
    raise Refusal(code, seen[:LONGEST], wanted or advice.wanted(code), hint or advice.hint(code), where, spans)


def waive(reason: str) -> NoReturn:
    """Say that the proof is impossible on this machine; never a failure, never a proof."""
    __tracebackhide__ = True
    raise Waiver(reason)


def skip(seen: str) -> NoReturn:
    """Say what was seen where an earlier failure leaves nothing to judge."""
    __tracebackhide__ = True
    raise Skipped(seen)


def proof(kind: Kind) -> Callable[[Callable[..., Any]], Callable[..., None]]:
    """A test that proves one claim. What it returns (a text, or `Told`) is shown beside the tick."""

    def decorate(test: Callable[..., Any]) -> Callable[..., None]:
        @functools.wraps(test)
        def proven(*args: Any, **kwargs: Any) -> None:
            __tracebackhide__ = True
            told = test(*args, **kwargs)
            proven.told = told if isinstance(told, Told) else Told(str(told or ""))  # type: ignore[attr-defined]

        proven.kind = kind  # type: ignore[attr-defined]
        return proven

    return decorate
