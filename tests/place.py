"""A place for one check: in it everything that the check leaves is seen, and all its processes are known."""

import os
import sys
import tempfile
from pathlib import Path

from kata import tree
from kata.room import remove


class Place:
    """`room` holds the submission, `temporary` the temporary files; processes are known by their environment."""

    def __init__(self) -> None:
        self.path = Path(tempfile.mkdtemp(prefix="t"))  # a short name: sockets are made below it
        self.room, self.temporary = self.path / "room", self.path / "t"
        self.room.mkdir()
        self.temporary.mkdir()
        self.verdict = self.path / "verdict.json"

    def __enter__(self) -> "Place":
        return self

    def __exit__(self, *_error: object) -> None:
        remove(self.path)

    def submission(self, name: str, content: bytes) -> Path:
        file = self.room / f"{name}.py"
        file.write_bytes(content)
        return file

    def command(self, number: str, file: Path) -> list[str]:
        options = ["--submission", str(file), "--json", str(self.verdict)]
        return [sys.executable, "-m", "kata", "check", number, *options]

    def environment(self) -> dict[str, str]:
        own = {"KATA_TEST_PLACE": str(self.path), "TMPDIR": str(self.temporary)}
        return os.environ | own | {"NO_COLOR": "1", "COLUMNS": "100", "PYTHONIOENCODING": "utf-8"}

    def running(self) -> list[str]:
        """The processes that have this place in their environment."""
        mark = f"KATA_TEST_PLACE={self.path}".encode()
        found = []
        for pid in filter(str.isdigit, os.listdir("/proc") if tree.HAS_PROC else []):
            try:
                if mark in Path(f"/proc/{pid}/environ").read_bytes():
                    found.append(f"{pid} {tree.command(int(pid))}")
            except OSError:
                continue
        return found
