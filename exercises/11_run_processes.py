"""Our import runs one plug-in after another, and when a native library crashes in one, the whole import is gone.

Please run `work(job)` in a process of its own for every job, all of them at once, and wait for all of them.
Return an `Exit` for each, in the order of `jobs`: the job, the id of its process, and the exit code with which
that ended. A job that raises or dies shows as its exit code, and takes nobody with it. No jobs: an empty list.
It must work however Python starts processes: "fork", "forkserver" or "spawn".

In JavaScript:
    const run = (job) => new Promise((resolve) => {
      const child = fork("work.js", [job]); // from node:child_process
      child.on("exit", (code, signal) => resolve({ job, pid: child.pid, exitcode: code ?? signal }));
    });
    return Promise.all(jobs.map(run));

Here no second file is named: a new process imports this one, and finds in it the function that it shall call.
"""

from collections.abc import Callable
from typing import NamedTuple


class Exit(NamedTuple):
    """How the process of a job ended: 0 when all went well, minus the number of the signal when one killed it."""

    job: str
    pid: int
    exitcode: int


def run_processes(jobs: list[str], work: Callable[[str], None]) -> list[Exit]:
    # TODO: a process for each job: start them all, then wait for each, and ask it how it ended.
    raise NotImplementedError("TODO: run work(job) in a process of its own for every job")


def try_plug_in(job: str) -> None:
    """One second of work, and a crash in the worst of them."""
    import os
    import time

    print(f"{job} runs in process {os.getpid()}")
    time.sleep(1)
    if job == "images":
        os.abort()


if __name__ == "__main__":  # without this line each new process would run what follows, too
    import time

    started = time.perf_counter()
    for end in run_processes(["texts", "images", "sounds"], try_plug_in):
        print(end)
    print(f"{time.perf_counter() - started:.2f} s (one after another takes 3 s); images ends with -6, others with 0")
