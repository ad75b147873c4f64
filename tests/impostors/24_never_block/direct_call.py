"""loop-blocked: digest is called on the loop."""

from collections.abc import Callable
from pathlib import Path


async def never_block(paths: list[Path], digest: Callable[[Path], str]) -> list[str]:
    return [digest(path) for path in paths]
