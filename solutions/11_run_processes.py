"""Start a Process for each job, then join each of them, then read how it ended.

Why it works: `start` comes back as soon as the child is on its way, so all of them run when the first `join` begins to
wait. A process shares no memory with its parent: what raises or crashes there ends there, and the system
keeps the exit code until the parent asks for it. That is 1 after an exception (its traceback goes to stderr), the
number given to `os._exit` or `sys.exit`, or minus the number of a signal. Before the join `exitcode` is None.

`work` and the job reach the child pickled, except under fork, which copies the parent's memory. A function at the top
of a module is pickled as its name, and the child imports that module; a lambda or a nested function has no such name.
So what starts processes must stand below `if __name__ == "__main__":`, or each child would try to start them again.

What else would: a subclass of Process with a `run` of its own, or the processes of one context, such as
`multiprocessing.get_context("spawn")`. A pool would not: its workers take many
jobs each, and no exit code belongs to one of them.
"""

from collections.abc import Callable
from multiprocessing import Process
from typing import NamedTuple


class Exit(NamedTuple):
    """How the process of a job ended: 0 when all went well, minus the number of the signal when one killed it."""

    job: str
    pid: int
    exitcode: int


def run_processes(jobs: list[str], work: Callable[[str], None]) -> list[Exit]:
    processes = [Process(target=work, args=(job,)) for job in jobs]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    return [Exit(job, process.pid, process.exitcode) for job, process in zip(jobs, processes, strict=True)]
