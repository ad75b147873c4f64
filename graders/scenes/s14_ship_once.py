"""The calls of 14, as they are made in the runner, and the words that are counted in them."""

import asyncio
import os
import random
import secrets
import sys
import threading
from collections import Counter
from contextlib import suppress
from typing import Any, ClassVar

from kata import guard, mail
from kata.job import Job
from kata.language import _

ALIKE = ("tea", "Tea", "green tea")  # words of different categories
SHELVES = 100  # categories of another index
VISITS = (1, 500, 1000, 1500)  # the lookups of a process with which it goes to the gate

Outcome = tuple[int, bool, Any]  # how many processes were made, whether a worker raised, what was returned or raised


class Catalogue:
    """An index of many keys with unguessable categories, and a way to draw words and to count them.

    The keys that no word asks for are long and random, so that the index compressed is still three quarters of it.
    """

    def __init__(self, keys: int) -> None:
        categories = ["", *(f"{name} {secrets.token_hex(3)}" for name in ("tools", "toys", "books", "music", "games"))]
        # as long as what is counted as a message, and half of them with a blank
        self.known = [*ALIKE, *(f"{name}{n}" for n in range(80) for name in ("article ", "article-"))]
        filler = [secrets.token_urlsafe(144) for _n in range(keys)]
        self.index = {key: random.choice(categories) for key in (*self.known, *filler)}
        self.index |= dict(zip(ALIKE, categories[1:], strict=False))
        self.marks = [filler[0], filler[keys // 2], filler[-1]]

    @property
    def size(self) -> int:
        """How many bytes of text are in the index."""
        return sum(len(key) + len(category) for key, category in self.index.items())

    def words(self, number: int) -> list[str]:
        """Three quarters of them are known, and each category is among the first."""
        unknown = ["TEA", *(f"letter {n}" for n in range(60))]
        first = [*ALIKE, *{self.index[word]: word for word in self.known}.values()]
        drawn = (random.choice(unknown if n % 4 == 3 else self.known) for n in range(number - len(first)))
        return [*first, *drawn]

    def count(self, words: list[str], times: int = 1) -> Counter[str]:
        once = Counter(self.index[word] for word in words if word in self.index)
        return Counter({category: number * times for category, number in once.items()})


def shipped(
    sub: Any, path: str, marks: list[str], words: list[str], index: dict[str, str], workers: int, times: int = 1
) -> Outcome:
    """In the runner: the words, so many times over; what is sent is noted in the file at `path`."""
    guard.look()
    with mail.noted(path, marks):
        found = _counted(sub, words * times, index, workers)
    remote = "RemoteTraceback" in type(getattr(found, "__cause__", None)).__name__
    return guard.made(), remote, found


def shipped_and_edges(
    sub: Any, path: str, marks: list[str], words: list[str], index: dict[str, str], workers: int
) -> tuple[int, int, list[Outcome], Any]:
    """In the runner: the same, and then no words, one word, one that is not known, and senseless numbers of workers.

    First come how many interpreters and event loops there were, and last what is wrong with a call for another index.
    """
    with _Counted(asyncio.BaseEventLoop, "close") as loops, _Counted(_interpreters(), "create") as interpreters:
        found = [shipped(sub, path, marks, words, index, workers)]
    one, four = words[:1], words[:4]
    edges = [([], index, 2), (one, index, 2), (["letter"], index, 2), (four, index, 0), (four, index, -1)]
    for few, known, number in edges:
        edge = _counted(sub, few, known, number)
        found.append((guard.made(), False, edge))
    return interpreters.calls, loops.calls, found, _another_index(sub, words, workers)


def _another_index(sub: Any, words: list[str], workers: int) -> Any:
    """What is wrong with what it says of another index, which knows none of these words; None if nothing."""
    other = {f"chapter {n}": f"shelf {n} of {SHELVES}" for n in range(SHELVES)}
    found = _counted(sub, [*other, *words], other, workers)
    if type(found) is not Counter:
        return found
    wanted = Counter(other.values())
    strangers = {category: number for category, number in found.items() if wanted[category] != number}
    return None if found == wanted else strangers or _("{n} of {all} categories").format(n=len(found), all=SHELVES)


class Word(str):
    """A word that notes in which processes it is looked up."""

    __slots__ = ()
    seen_in: ClassVar[set[int]] = set()

    def __hash__(self) -> int:
        self.seen_in.add(os.getpid())
        return super().__hash__()


def looked_up_here(sub: Any, words: list[str], times: int, index: dict[str, str], workers: int) -> bool:
    """In the runner: whether the caller looks words up itself; its workers' lookups are noted in their own memory."""
    _counted(sub, [Word(word) for word in words] * times, index, workers)
    return os.getpid() in Word.seen_in


class GateWord(str):
    """A word that goes to the gate when it is looked up elsewhere than by the caller: a few times in each place,
    so that somebody is there who has begun with a share before all have got theirs.
    """

    caller: tuple[int, int]
    gate: str
    lookups: ClassVar[Counter[tuple[int, int]]] = Counter()

    def __hash__(self) -> int:
        place = _place()
        if place != self.caller:
            self.lookups[place] += 1
            if self.lookups[place] in VISITS:
                with suppress(OSError, ValueError):  # the judge has gone
                    Job(self.gate)(0)
        return super().__hash__()


def _place() -> tuple[int, int]:
    """What computes on its own: a process, and a thread of it where there is no GIL."""
    has_gil = getattr(sys, "_is_gil_enabled", lambda: True)()
    return os.getpid(), 0 if has_gil else threading.get_ident()


def looked_up_at(sub: Any, gate: str, words: list[str], times: int, index: dict[str, str], workers: int) -> Any:
    """In the runner: the same, with words that meet at the gate while they are looked up by others than the caller."""
    found = [GateWord(word) for word in words]
    for word in found:
        word.caller, word.gate = _place(), gate
    return _counted(sub, found * times, index, workers)


def _counted(sub: Any, words: list[str], index: dict[str, str], workers: int) -> Any:
    try:
        return sub.ship_once(words, index, workers)
    except NotImplementedError:
        raise
    except Exception as error:
        return error


class _Counted:
    """A function that counts its calls, in the place of one of a module or a class, inside a `with` block."""

    def __init__(self, owner: Any, name: str) -> None:
        self.owner, self.name, self.calls = owner, name, 0

    def __enter__(self) -> "_Counted":
        function = self.function = getattr(self.owner, self.name, None)

        def counted(*args: Any, **kwargs: Any) -> Any:
            self.calls += 1
            return function(*args, **kwargs)

        if function is not None:
            setattr(self.owner, self.name, counted)
        return self

    def __exit__(self, *_error: object) -> None:
        if self.function is not None:
            setattr(self.owner, self.name, self.function)


def _interpreters() -> Any:
    """The module that makes interpreters; None before 3.13."""
    try:
        import _interpreters  # type: ignore[import-not-found,unused-ignore]
    except ImportError:
        return None
    return _interpreters
