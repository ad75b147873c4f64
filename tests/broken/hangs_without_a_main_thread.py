"""hang|died 02: its main thread ends beneath Python, another one stays."""

import ctypes
import threading
from pathlib import Path


def join_threads(urls: list[str], dest: Path) -> list[Path]:
    threading.Thread(target=threading.Event().wait).start()
    ctypes.PyDLL(None).pthread_exit(None)
    return []
