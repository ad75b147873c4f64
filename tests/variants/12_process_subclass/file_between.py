"""The child leaves its answer in a file, which the parent reads after the join."""

import os
import pickle
import tempfile
from collections.abc import Callable
from multiprocessing import Process
from pathlib import Path
from typing import Any


class Task(Process):
    def __init__(self, fn: Callable[[Any], Any], arg: Any) -> None:
        super().__init__()
        self.fn, self.arg = fn, arg
        self.folder = tempfile.mkdtemp()
        self.file = Path(self.folder, "answer")
        self.answer: tuple[bool, Any] | None = None

    def run(self) -> None:
        try:
            data = pickle.dumps((True, self.fn(self.arg)))
        except Exception as error:
            data = pickle.dumps((False, error))
        self.file.with_suffix(".part").write_bytes(data)
        os.replace(self.file.with_suffix(".part"), self.file)

    def outcome(self) -> Any:
        if self.answer is None:
            self.join()
            if self.file.exists():
                self.answer = pickle.loads(self.file.read_bytes())
            else:
                self.answer = False, ChildProcessError(f"exit code {self.exitcode}")
        well, what = self.answer
        if well:
            return what
        raise what
