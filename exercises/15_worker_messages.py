"""Our thumbnail service sends pictures to worker processes. One broken picture kills its worker, and nobody answers.

Please give `jobs` to `workers` processes, which take one after another and send back what `work(job)` returns, up to
10 MB. Return the replies in the order of `jobs`. A job that raises gives its exception. A job that kills its worker
gives a ChildProcessError, and all other jobs still get their replies (what was lost with a worker may run again).
Of a job you only know that it can be pickled. No jobs: an empty list. `workers < 1`: a ValueError, before any work.

In JavaScript, with a child from node:child_process (or a Worker, and `postMessage` for `send`):
    const hire = () => {
      const child = fork("work.js");
      child.on("message", (reply) => { replies[child.place] = reply; give(child); });
      child.on("exit", (code) => { if (code !== 0) { replies[child.place] = new Error(`code ${code}`); hire(); } });
      give(child); // notes its place and sends it the next job, or disconnects when none is left
    };

A `queue.Queue` connects threads. Two processes need a Pipe or a Queue of `multiprocessing`.
"""

from collections.abc import Callable
from typing import TypeVar

Job = TypeVar("Job")


def worker_messages(jobs: list[Job], work: Callable[[Job], bytes], workers: int) -> list[bytes | Exception]:
    # TODO: send each worker its next job when it has answered, and replace the worker that has died.
    raise NotImplementedError("TODO: let `workers` processes answer all jobs")


def thumbnail(picture: str) -> bytes:
    """Half a second of work; one picture kills its worker, and one is no picture."""
    import os
    import time

    time.sleep(0.5)
    if picture == "broken.png":
        os._exit(9)
    if not picture.endswith(".png"):
        raise ValueError(f"{picture} is no picture")
    return picture.encode() * 1000


if __name__ == "__main__":  # without this line each new process would run what follows, too
    import time

    pictures = ["cat.png", "broken.png", "dog.png", "notes.txt", "cow.png", "hen.png"]
    started = time.perf_counter()
    for picture, reply in zip(pictures, worker_messages(pictures, thumbnail, workers=2), strict=True):
        print(f"{picture:<12}", f"{len(reply)} bytes" if isinstance(reply, bytes) else repr(reply))
    print(f"{time.perf_counter() - started:.2f} s (one after another takes 3 s, two workers half of that)")
