"""died|raised 02: calls itself without end, through C, where nothing counts along."""

import sys
from pathlib import Path


def join_threads(urls: list[str], dest: Path) -> list[Path]:
    sys.setrecursionlimit(1 << 30)

    class Endless:
        def __getattr__(self, name: str) -> object:
            return getattr(self, name + "x"[:0])

        def __repr__(self) -> str:
            return repr([self])

    return [Path(repr(Endless()))]
