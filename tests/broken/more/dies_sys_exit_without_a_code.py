"""died 02: sys.exit with something that cannot be shown."""

import sys
from pathlib import Path


class Nameless:
    def __repr__(self) -> str:
        raise RuntimeError("I have no name")

    __str__ = __repr__


def join_threads(urls: list[str], dest: Path) -> list[Path]:
    sys.exit(Nameless())
