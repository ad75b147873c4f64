"""raised 02: asks for a terabyte."""

from pathlib import Path


def join_threads(urls: list[str], dest: Path) -> list[Path]:
    return [dest] * (1 << 40)
