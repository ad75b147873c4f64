"""The calls of 16, as they are made in the runner: jobs for the executor that the submission gives."""

import concurrent.futures
import multiprocessing
import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from kata.hash_job import HashJob
from kata.job import Job

WORK: dict[str, type[Job]] = {"sleep": Job, "python": Job, "hash": HashJob}


class NoExecutor(Exception):
    """What came instead of an executor that can be given jobs."""


@contextmanager
def executor(sub: Any, kind: str, workers: int) -> Iterator[concurrent.futures.Executor]:
    """What the submission gives, shut down at the end by the caller."""
    found = sub.gil_lab(kind, workers)
    if not isinstance(found, concurrent.futures.Executor):
        raise NoExecutor(f"{type(found).__module__}.{type(found).__name__}")
    with found:
        yield found


def submitted(found: concurrent.futures.Executor, work: Job, item: Any) -> "concurrent.futures.Future[Any]":
    """The future of one job."""
    try:
        future = found.submit(work, item)
    except RuntimeError as error:
        if "shutdown" in str(error):
            raise NoExecutor(str(error)) from None
        raise
    if not isinstance(future, concurrent.futures.Future):
        raise NoExecutor(f"submit: {type(future).__name__}")
    return future


def together(sub: Any, kind: str, gate: str, items: list[int]) -> tuple[int, list[Any]]:
    """A job for each item and a worker for each job, all handed out at once: the caller's pid, and the results."""
    with executor(sub, kind, len(items)) as found:
        futures = [submitted(found, WORK[kind](gate), item) for item in items]
        return os.getpid(), [future.result() for future in futures]


def two_pairs(sub: Any, gates: dict[str, str], items: list[int]) -> int:
    """For each kind two executors of two workers, with two jobs each, then two maps of the first one: the caller's pid.

    All of it in one process, where what an earlier call has kept would be found.
    """
    for kind, gate in gates.items():
        work = WORK[kind](gate)
        with executor(sub, kind, 2) as one, executor(sub, kind, 2) as other:
            pairs = zip((one, one, other, other), items, strict=False)
            for future in [submitted(found, work, item) for found, item in pairs]:
                future.result()
            for item in items[4:]:
                mapped(one, work, item)
    return os.getpid()


def mapped(found: concurrent.futures.Executor, work: Job, item: Any) -> None:
    """A job by `map`."""
    try:
        list(found.map(work, [item]))
    except RuntimeError as error:
        raise NoExecutor(str(error)) from None


def alone(sub: Any, gates: dict[str, str], items: list[int]) -> list[Any]:
    """For each kind: what `one_after_another` gives, and what comes for numbers of workers that make no sense."""
    return [(one_after_another(sub, kind, gate, items), refusals(sub, kind)) for kind, gate in gates.items()]


def one_after_another(sub: Any, kind: str, gate: str, items: list[int]) -> tuple[bool, list[Any]]:
    """Two executors, one used when the other was shut down: whether they are the same, and the results or errors."""
    with executor(sub, kind, 2) as later:
        results = []
        with executor(sub, kind, 2) as first:
            same = first is later
            results.append(_result(submitted(first, Job(gate), items[0])))
        for item in items[1:]:
            results.append(_result(submitted(later, Job(gate), item)))
    return same, results


def _result(future: "concurrent.futures.Future[Any]") -> Any:
    try:
        return future.result()
    except Exception as error:
        return error


def refusals(sub: Any, kind: str) -> list[Any]:
    """What it gives or raises for no workers, and for fewer."""
    found: list[Any] = []
    for workers in (0, -1):
        try:
            with executor(sub, kind, workers):
                found.append(None)
        except Exception as error:
            found.append(error)
    return found


def own_pool(_sub: Any, kind: str, gate: str, items: list[int]) -> tuple[int, list[Any]]:
    """The same work in a pool of our own, to know what this machine can do now."""
    with multiprocessing.get_context("fork").Pool(len(items)) as pool:
        return os.getpid(), pool.map(WORK[kind](gate), items, chunksize=1)
