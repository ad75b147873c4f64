"""raised 02: an exception group in an exception group, ten thousand deep."""

from pathlib import Path


def join_threads(urls: list[str], dest: Path) -> list[Path]:
    error: Exception = ValueError("at the bottom")
    for level in range(10_000):
        error = ExceptionGroup(str(level), [error])
    raise error
