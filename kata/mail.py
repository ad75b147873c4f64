"""What a process sends to its workers: how many messages and bytes, and how often a mark of the data is among them.

A mark is a text that nobody can guess. It is found in what is sent pickled, as JSON, alone or with other things; what
is compressed before shows in the number of bytes alone.
What a forked process inherits, reads from a file or finds in shared memory is not sent. It is counted where
`multiprocessing` writes to a pipe or a socket, and told to the judge in a file, a line for each message. What it says
there for itself is not counted: who it is, and which process has a proxy of a manager's object.
"""

import multiprocessing.connection
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from multiprocessing import reduction
from pathlib import Path
from typing import Any

from kata.language import _
from kata.live import Live, Watch

EMPTY = 4  # bytes: None, as pickled, which ends a worker; and nothing at all, with which a process wakes itself
Connection: Any = multiprocessing.connection.Connection


class Mail:
    """The judge's side: what has been sent so far, as the file at `path` tells."""

    def __init__(self, path: Path, marks: Sequence[str]) -> None:
        self.path, self.marks = path, list(marks)
        self.path.touch()

    @property
    def messages(self) -> int:
        """How many there were, the start of a process not counted."""
        return sum(1 for kind, _size, _counts in self._lines() if kind == "message")

    @property
    def size(self) -> int:
        """How many bytes there were, with what a process gets when it starts."""
        return sum(size for _kind, size, _counts in self._lines())

    @property
    def copies(self) -> int:
        """How often the mark that was sent the most often was sent."""
        sent = [counts for _kind, _size, counts in self._lines()]
        return max(map(sum, zip(*sent, strict=True)), default=0)

    def _lines(self) -> Iterator[tuple[str, int, list[int]]]:
        for line in self.path.read_text("utf-8").splitlines():
            kind, *numbers = line.split()
            if len(numbers) == 1 + len(self.marks):
                size, *counts = map(int, numbers)
                yield kind, size, counts

    def stop_after(self, copies: int, messages: int) -> Watch:
        """A watch that ends the call when more than that has been sent, since it would go on like this for minutes."""

        def watch(live: Live) -> None:
            if self.copies > copies or self.messages > messages:
                live.give_up("too-many-messages", _("{n} messages, and more to come").format(n=self.messages))

        return watch


@contextmanager
def noted(path: str, marks: Sequence[str]) -> Iterator[None]:
    """In the runner: whatever this process sends inside the block is noted in the file."""
    file = os.open(path, os.O_WRONLY | os.O_APPEND)
    owner, tokens = os.getpid(), [mark.encode() for mark in marks]

    def note(kind: str, data: bytes) -> None:
        if os.getpid() == owner:  # and not a forked child, which has this function, too
            counts = " ".join(str(data.count(token)) for token in tokens)
            os.write(file, f"{kind} {len(data)} {counts}\n".encode())

    sends, dumps = Connection._send_bytes, reduction.dump
    Connection._send_bytes, reduction.dump = _sending(sends, note), _dumping(dumps, note)
    try:
        yield
    finally:
        Connection._send_bytes, reduction.dump = sends, dumps
        os.close(file)


Note = Callable[[str, bytes], None]


def _sending(sends: Callable[[Any, Any], None], note: Note) -> Callable[[Any, Any], None]:
    """What sends one message on a connection."""

    def send_bytes(self: Any, data: Any) -> None:
        if len(data) > EMPTY and not _is_for_itself():
            note("message", bytes(data))
        sends(self, data)

    return send_bytes


def _is_for_itself() -> bool:
    """Whether the library says this for itself, as its functions on the stack show."""
    managers = sys.modules.get("multiprocessing.managers")
    proxy = [managers.BaseProxy._incref, managers.BaseProxy._decref, managers.BaseProxy._connect] if managers else []
    books = [multiprocessing.connection.answer_challenge, multiprocessing.connection.deliver_challenge, *proxy]
    codes = {function.__code__ for function in books}
    frame = sys._getframe()
    while (caller := frame.f_back) and caller.f_code not in codes:
        frame = caller
    return caller is not None


def _dumping(dumps: Callable[..., None], note: Note) -> Callable[..., None]:
    """What pickles a process that is to be started, with its arguments, under forkserver and spawn."""

    def dump(obj: Any, file: Any, protocol: Any = None) -> None:
        before = file.tell()
        dumps(obj, file, protocol)
        note("start", bytes(file.getbuffer()[before:]))

    return dump
