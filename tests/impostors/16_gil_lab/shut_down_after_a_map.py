"""wrong-result: the executor shuts itself down when its first map has ended."""

from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from typing import Literal


class _Once(ThreadPoolExecutor):
    def map(self, *args, **kwargs):
        results = list(super().map(*args, **kwargs))
        self.shutdown()
        return iter(results)


def gil_lab(kind: Literal["sleep", "python", "hash"], workers: int) -> Executor:
    if workers < 1:
        raise ValueError(f"workers is {workers}, must be 1 or more")
    if kind == "python":
        return ProcessPoolExecutor(max_workers=workers)
    return _Once(workers)
