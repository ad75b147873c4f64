"""Processes that wait for themselves: every thread of theirs waits for a lock in the process's own memory.

Nobody else can release such a lock, since nobody else has it. That is where a `queue.Queue` between two processes
ends: each has a copy of its own, and what one puts in the other never sees. Locks of `multiprocessing` are shared, and
its queues are pipes; whoever waits for those is not stranded. Linux tells what a thread waits for (proc(5), `syscall`)
to whom it lets trace the process; where it does not, nobody is known to be stranded.
"""

import contextlib
import platform
from collections.abc import Iterator
from pathlib import Path

from kata import tree
from kata.language import _
from kata.live import Live
from kata.proof import Refusal, refuse

FUTEX = {"x86_64": 202, "aarch64": 98, "riscv64": 98}.get(platform.machine())  # the number of the system call
_WAITS, _OPERATION, _PRIVATE = (0, 9), 0x7F, 0x80  # futex(2): WAIT and WAIT_BITSET; of this process alone
ENOUGH = 0.4  # seconds of quiet; less than `run`'s own patience


class Stranded:
    """A watch for a call that may hang; `pids` are the stranded processes among the runner and those below it."""

    def __init__(self) -> None:
        self.pids: list[int] = []
        self.runner = 0

    def watch(self, live: Live) -> None:
        self.runner = live.pid
        if live.returned is None and live.quiet.seconds() > ENOUGH:
            self.pids = [pid for pid in (live.pid, *tree.below(live.pid)) if is_stranded(pid)]

    @contextlib.contextmanager
    def explained(self) -> Iterator[None]:
        """Around that call: if it hangs, and a process of it was stranded, that is why."""
        try:
            yield
        except Refusal as refusal:
            if refusal.code != "hang" or not self.pids:
                raise
            refuse(
                "memory-not-shared",
                _("{seen}: a process waits for something in its own memory, which no other process can give it").format(
                    seen=refusal.seen
                ),
                _("something that connects two processes"),
                _("`queue.Queue` and `threading` work within one process: take one of `multiprocessing`."),
                refusal.where,
            )


def is_stranded(pid: int) -> bool:
    """Whether all threads of the process wait for locks of its own."""
    try:
        calls = [(folder / "syscall").read_text().split() for folder in Path(f"/proc/{pid}/task").iterdir()]
    except OSError:
        return False
    return bool(calls) and all(map(_waits_for_its_own, calls))


def _waits_for_its_own(call: list[str]) -> bool:
    """The fields: the number of the call, then its arguments, the address and the operation first."""
    if len(call) < 3 or call[0] != str(FUTEX):
        return False
    operation = int(call[2], 16)
    return operation & _OPERATION in _WAITS and bool(operation & _PRIVATE)
