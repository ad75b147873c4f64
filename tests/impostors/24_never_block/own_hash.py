"""work-skipped: it hashes the files itself."""

import asyncio
import hashlib
from collections.abc import Callable
from pathlib import Path


async def never_block(paths: list[Path], digest: Callable[[Path], str]) -> list[str]:
    def sha(path: Path) -> str:
        return hashlib.sha256(path.read_bytes()).hexdigest()

    return await asyncio.gather(*(asyncio.to_thread(sha, path) for path in paths))
