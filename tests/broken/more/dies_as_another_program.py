"""died 02: becomes another program, which ends well."""

import os
import sys
from pathlib import Path


def join_threads(urls: list[str], dest: Path) -> list[Path]:
    os.execv(sys.executable, [sys.executable, "-c", "print('passed')"])
