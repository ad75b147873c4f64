"""raised 02: raises in the call."""

from pathlib import Path


def join_threads(urls: list[str], dest: Path) -> list[Path]:
    raise RuntimeError(f"not today: {urls}")
