"""The child sends what came of `fn(arg)` through a pipe, and `outcome` receives it before it joins.

Why it works: `run` is called in the child, whose `self` is a copy, so only what is sent comes back. A tag tells a
result from an exception. `outcome` waits for two things at once: a message, and the end of the process. If that ends
with nothing in the pipe, it died without a word, and `exitcode` is all there is to tell. A pipe holds 64 KiB only: who
sends more waits until somebody reads. So the parent reads first and joins then; the other way round both wait for ever.
`send` pickles all of its message before the first byte leaves, so a result that cannot be pickled is an exception like
any other, and the pipe is still good for that. The answer is kept, because a message can be received only once.

What else would: a `multiprocessing.Queue` that is read before the join; or the end of the pipe instead of the sentinel,
if the parent, and each other child, has closed its own copy of the end that is written to. `sys.exit` is no
Exception but a SystemExit, which goes past `except Exception` and ends the process as it should.
"""

from collections.abc import Callable
from multiprocessing import Pipe, Process
from multiprocessing.connection import wait
from typing import Any, Generic, TypeVar

A = TypeVar("A")
R = TypeVar("R")


class Task(Process, Generic[A, R]):
    def __init__(self, fn: Callable[[A], R], arg: A) -> None:
        super().__init__()
        self.fn, self.arg = fn, arg
        self.reader, self.writer = Pipe(duplex=False)
        self.answer: tuple[bool, Any] | None = None

    def run(self) -> None:
        try:
            self.writer.send((True, self.fn(self.arg)))
        except Exception as error:
            self.writer.send((False, error))

    def outcome(self) -> R:
        if self.answer is None:
            self.answer = self.receive()
        well, answer = self.answer
        if well:
            return answer
        raise answer

    def receive(self) -> tuple[bool, Any]:
        wait([self.reader, self.sentinel])
        if self.reader.poll():
            answer = self.reader.recv()
            self.join()
            return answer
        self.join()
        return False, ChildProcessError(f"the process ended with exit code {self.exitcode} and said nothing")
