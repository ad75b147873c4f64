"""one-at-a-time: needs gil: the kind of the first call decides for all later ones."""

from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from typing import Literal

_first: dict[str, str] = {}


def gil_lab(kind: Literal["sleep", "python", "hash"], workers: int) -> Executor:
    if workers < 1:
        raise ValueError(f"workers is {workers}, must be 1 or more")
    if _first.setdefault("kind", kind) == "python":
        return ProcessPoolExecutor(max_workers=workers)
    return ThreadPoolExecutor(max_workers=workers)
