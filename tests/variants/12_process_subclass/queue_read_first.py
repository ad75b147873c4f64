"""A queue that is read before the join, with a look every 50 ms whether the child is alive."""

import pickle
from collections.abc import Callable
from multiprocessing import Process, Queue
from queue import Empty
from typing import Any


class Task(Process):
    def __init__(self, fn: Callable[[Any], Any], arg: Any) -> None:
        super().__init__()
        self.fn, self.arg = fn, arg
        self.answers: Any = Queue()
        self.answer: tuple[bool, Any] | None = None

    def run(self) -> None:
        try:
            message = pickle.dumps((True, self.fn(self.arg)))
        except Exception as error:
            message = pickle.dumps((False, error))
        self.answers.put(message)

    def outcome(self) -> Any:
        while self.answer is None:
            gone = not self.is_alive()
            try:
                self.answer = pickle.loads(self.answers.get(timeout=0.05))
            except Empty:
                if gone:
                    self.answer = False, ChildProcessError(f"died with {self.exitcode}")
        self.join()
        well, what = self.answer
        if well:
            return what
        raise what
