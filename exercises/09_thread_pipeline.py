"""Last night's import read a file of 40 GB into memory, because reading is quicker than the database we write to.

Please write a pipeline that keeps in step: read `source`, call `work` on `workers` threads, and give every result to
`sink`, from one thread only and in any order. Return how many there were. From the moment `source` hands out an item
until `sink` has returned from it, at most `workers + 2 * maxsize + 2` items may be under way: a queue of `maxsize`
before the workers, another one after them, and one item in each hand.
Whatever raises (source, work or sink) ends all of it: the first error reaches the caller, reading stops, and no
thread is left. `workers` or `maxsize` below 1: a ValueError, before anything is read.

In JavaScript, where `highWaterMark` is the size of the queue:
    import { pipeline } from "node:stream/promises";
    await pipeline(source, new Transform({ objectMode: true, highWaterMark: maxsize, transform: work }), sink);
"""

from collections.abc import Callable, Iterable
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


def thread_pipeline(
    source: Iterable[T], work: Callable[[T], R], sink: Callable[[R], None], workers: int, maxsize: int
) -> int:
    # TODO: a reader, `workers` workers and a writer, with a bounded queue between each of them.
    raise NotImplementedError("TODO: read, work and sink at the same time, and never read too far ahead")


if __name__ == "__main__":  # a quick source, slow work and a sink of your own to try it on
    import time
    from collections.abc import Iterator

    read = written = 0

    def lines() -> Iterator[str]:
        global read
        for read in range(1, 21):
            yield f"line {read}"

    def shout(line: str) -> str:
        time.sleep(0.2)
        return line.upper()

    def write(line: str) -> None:
        global written
        written += 1
        print(f"{line:10} {read - written} more are under way")

    started = time.perf_counter()
    print(thread_pipeline(lines(), shout, write, workers=4, maxsize=2), "lines; at most 10 were to be under way")
    print(f"{time.perf_counter() - started:.2f} s (one after another takes 4 s)")
