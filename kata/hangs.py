"""A call that hangs, told by what had happened in the given work: more than where it waits."""

import contextlib
from collections.abc import Callable, Iterator

from kata import advice
from kata.proof import Refusal, refuse


@contextlib.contextmanager
def explain_hang(seen: str | Callable[[], str], hint: str) -> Iterator[None]:
    """Says of a call that hangs in what it did so, and what to try; who has said so already knows better."""
    try:
        yield
    except Refusal as refusal:
        if refusal.code != "hang" or refusal.hint != advice.hint("hang"):
            raise
        happened = seen() if callable(seen) else seen
        refuse("hang", f"{happened}: {refusal.seen}", refusal.wanted, hint, refusal.where)
