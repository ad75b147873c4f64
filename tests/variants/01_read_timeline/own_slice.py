"""A Slice of its own, a frozen dataclass."""

from dataclasses import dataclass
from enum import Enum


@dataclass(frozen=True)
class Slice:
    worker: str
    task: str
    start: float
    end: float


class Kind(Enum):
    SEQUENTIAL = "sequential"
    CONCURRENT = "concurrent"
    PARALLEL = "parallel"


def kind(slices: list[Slice]) -> Kind:
    pairs = [(a, b) for a in slices for b in slices if a.task != b.task]
    if any(a.start <= b.start < a.end for a, b in pairs):
        return Kind.PARALLEL
    begun = {task: min(one.start for one in slices if one.task == task) for task in {one.task for one in slices}}
    if any(begun[a.task] <= begun[b.task] < a.end for a, b in pairs):
        return Kind.CONCURRENT
    return Kind.SEQUENTIAL


def read_timeline(slices: list[Slice]) -> str:
    return kind(slices).value
