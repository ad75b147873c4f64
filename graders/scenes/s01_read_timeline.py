"""Timelines for 01_read_timeline: those that were thought out, those that nobody knows, and what each of them is."""

import random
from collections.abc import Callable
from itertools import combinations
from typing import NamedTuple

WORDS = ("sequential", "concurrent", "parallel")


class Row(NamedTuple):
    """A worker at work on a task, from start until just before end (seconds)."""

    worker: str
    task: str
    start: float
    end: float


Rows = list[Row]


def rows(text: str) -> Rows:
    """`"Ann soup 0 1, Ben rice 1.5 2"`."""
    words = (one.split() for one in text.split(",")) if text else ()
    return [Row(worker, task, float(start), float(end)) for worker, task, start, end in words]


def reading(given: Rows) -> str:
    """What a timeline is, by comparing every pair."""
    if any(a.task != b.task and a.start < b.end and b.start < a.end for a, b in combinations(given, 2)):
        return "parallel"
    tasks = {row.task for row in given}
    lives = [(min(r.start for r in given if r.task == t), max(r.end for r in given if r.task == t)) for t in tasks]
    overlap = any(a[0] < b[1] and b[0] < a[1] for a, b in combinations(lives, 2))
    return "concurrent" if overlap else "sequential"


APART = [
    rows("Ann soup 0 1, Ann rice 1.5 2"),
    rows("Ann soup 0 1, Ben rice 1.5 3"),
    rows("Ann soup 0 1, Ann soup 2 3, Ben rice 4 5, Cem cake 5.5 6"),
    rows("Ann soup 0 1, Ben soup 2 3, Ann rice 4 5"),
    rows("Ann soup 0 1, Ann rice 1.5 2, Ann soup 2.5 3"),
    rows("Ann soup 0 1, Ben rice 1.25 2, Ann soup 2.5 3, Ben rice 3.5 4"),
    rows("Ann soup 0 1, Ann rice 1.5 2, Ann cake 2.25 2.75, Ann rice 3 4, Ann soup 5 6"),
    rows("Ann soup 0 1, Ben rice 2 3, Ann cake 3.5 4, Ben rice 4.25 5"),
    rows("Ann soup 0 3, Ben rice 1 2"),
    rows("Ann soup 0 2, Ben rice 1 3"),
    rows("Ann soup 1 2, Ben rice 1 2"),
    rows("Ann soup 0 1, Ann rice 2 3, Ben cake 4 5.0001, Ann tea 5 6"),
    rows("Ann soup 0 9, Ben rice 1 2, Ben cake 3 4, Ben tea 5 6"),
    rows("Ann soup 0.25 0.5, Ben rice 0.625 0.75, Ann soup 0.8 0.9, Cem cake 0.85 0.95"),
    rows("Ann soup 0 2.000037, Ben rice 2.000033 3"),
    rows("Ann soup 0 1, Ben Soup 0.5 2"),
]
FEW = [rows(""), rows("Ann soup 0 1"), rows("Ann soup 0 1, Ann soup 2 3"), rows("Ann soup 0 1, Ben soup 2 3")]
TOUCHING = [
    rows("Ann soup 0 1, Ann rice 1 2"),
    rows("Ann soup 0 1, Ben rice 1 2"),
    rows("Ann soup 0 1, Ben rice 1 2, Ann cake 2 3.5, Ben tea 3.5 4"),
    rows("Ann soup 0 1, Ben rice 1 2, Ann soup 2 3"),
    rows("Ann soup 0 1, Ann rice 1 2, Ann soup 2 3, Ann rice 3 4"),
    rows("Ann soup 0 1, Ben soup 1 2, Ann rice 2 3"),
    rows("Ann soup 0 2, Ben rice 2 3, Ann cake 2.5 3.5"),
]
SHARED = [
    rows("Ann soup 0 2, Ben soup 1 3"),
    rows("Ann soup 0 2, Ben soup 0.5 1.5, Ann rice 3 4"),
    rows("Ann soup 0 2, Ben soup 1 3, Cem rice 4 5, Ann soup 6 7"),
    rows("Ann soup 0 9, Ben soup 1 2, Cem rice 3 4"),
    rows("Ann soup 0 9, Ben soup 1 2, Cem soup 3 4, Ben rice 8 10"),
]


MANY = 200  # slices in turns, before two tasks are worked on at once
LONG = [Row("Ann", f"task {n % 3}", n, n + 0.5) for n in range(MANY)] + rows("Ann soup 300 302, Ben rice 301 303")
OTHER_CLOCKS = [
    rows("Ann soup -9 -8, Ben rice -7 -6"),
    rows("Ann soup 1700000001 1700000002, Ben rice 1700000003 1700000004"),
    rows("Ann soup 1700000001 1700000003, Ben rice 1700000002 1700000004"),
]


def by_time(given: Rows) -> Rows:
    return sorted(given, key=lambda row: (row.start, row.end))


def _shuffled(seed: int) -> Callable[[Rows], Rows]:
    return lambda given: random.Random(seed).sample(given, len(given))


ORDERS: list[Callable[[Rows], Rows]] = [
    by_time,
    lambda given: sorted(given, key=lambda row: row.end),
    lambda given: sorted(given, key=lambda row: (row.worker, row.start)),
    lambda given: sorted(given, key=lambda row: (row.task, row.start)),
    lambda given: by_time(given)[::-1],
    *map(_shuffled, range(4)),
]


def unknown(number: int) -> list[Rows]:
    """So many of each kind, made up anew at every call, in any order, and with many ends that touch."""
    found: dict[str, list[Rows]] = {word: [] for word in WORDS}
    while any(len(some) < number for some in found.values()):
        given = random.choice([_in_turns, _side_by_side, _one_by_one])(random.randint(2, 4))
        some = found[reading(given)]
        if len(some) < number:
            some.append(random.sample(given, len(given)))
    return [given for some in found.values() for given in some]


def parted(given: Rows) -> Rows:
    """The same with shorter slices, so that no ends touch."""
    return [row._replace(end=row.end - min(1 / 64, (row.end - row.start) / 2)) for row in given]


def _pause() -> float:
    return random.choice([0, 0, 0.25, 0.5, 1.125])


def _length() -> float:
    return random.choice([0.25, 0.5, 1, 1.75])


def _in_turns(tasks: int) -> Rows:
    """Somebody works at any time, but never two."""
    now, given = random.randrange(5), Rows()
    for _turn in range(random.randint(2, 7)):
        start = now + _pause()
        now = start + _length()
        given.append(Row(random.choice("ABC"), f"task {random.randrange(tasks)}", start, now))
    return given


def _one_by_one(tasks: int) -> Rows:
    """Each task is done before the next one, sometimes by two workers together."""
    now, given = random.randrange(5), Rows()
    for task in random.sample(range(tasks), tasks):
        parts = [(now + _pause(), _length(), worker) for worker in random.sample("ABC", random.randint(1, 2))]
        given += [Row(worker, f"task {task}", start, start + length) for start, length, worker in parts]
        now = max(start + length for start, length, _worker in parts)
    return given


def _side_by_side(tasks: int) -> Rows:
    """Each worker goes its own way."""
    given = Rows()
    for worker in "ABC"[: random.randint(2, 3)]:
        now = random.randrange(3)
        for _turn in range(random.randint(1, 3)):
            start = now + _pause()
            now = start + _length()
            given.append(Row(worker, f"task {random.randrange(tasks)}", start, now))
    return given
