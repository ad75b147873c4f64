"""Blocks of shared memory with a name: those that a call has made, and that nobody has unlinked.

Such a block stays when its process has ended. `multiprocessing.shared_memory` makes it by `_posixshmem.shm_open`, which
notes it here; what a worker makes, or the process of a manager, is not noted.
"""

import importlib
import os
from typing import Any

try:
    posix: Any = importlib.import_module("_posixshmem")
except ImportError:  # a system or a build without it
    posix = None


class Blocks:
    """Notes the names from now on; `left()` gives those that are still there, and unlinks them."""

    def __init__(self) -> None:
        self.made: list[str] = []
        if posix is None:
            return
        self.opened = opened = posix.shm_open

        def noted(path: str, flags: int, mode: int = 0o777) -> int:
            fd: int = opened(path, flags, mode)
            if flags & os.O_CREAT:
                self.made.append(path)
            return fd

        posix.shm_open = noted

    def left(self) -> list[str]:
        return [path for path in self.made if self._unlink(path)]

    def _unlink(self, path: str) -> bool:
        """Whether it was there."""
        try:
            os.close(self.opened(path, os.O_RDONLY, 0))
            posix.shm_unlink(path)
        except OSError:
            return False
        return True
