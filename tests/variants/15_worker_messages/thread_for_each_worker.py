"""A thread beside each worker asks it, waits for it and replaces it: the first idea of many."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import get_context
from multiprocessing.connection import Connection
from queue import Empty, SimpleQueue
from typing import Any, TypeVar

Job = TypeVar("Job")


context = get_context("forkserver")


def serve(work: Callable[[Any], bytes], pipe: Connection) -> None:
    while (message := pipe.recv()) is not None:
        try:
            pipe.send(work(message[0]))
        except Exception as error:
            pipe.send(error)


def hire(work: Callable[[Any], bytes]) -> tuple[Connection, Any]:
    ours, theirs = context.Pipe()
    process = context.Process(target=serve, args=(work, theirs))
    process.start()
    theirs.close()
    return ours, process


def look_after(work: Callable[[Any], bytes], todo: SimpleQueue[tuple[int, Any]], replies: list[Any]) -> None:
    pipe, process = hire(work)
    while True:
        try:
            place, job = todo.get_nowait()
        except Empty:
            break
        pipe.send((job,))
        try:
            replies[place] = pipe.recv()
        except (EOFError, ConnectionError):
            process.join()
            replies[place] = ChildProcessError(f"exit code {process.exitcode}")
            pipe.close()
            pipe, process = hire(work)
    pipe.send(None)
    process.join()
    pipe.close()


def worker_messages(jobs: list[Job], work: Callable[[Job], bytes], workers: int) -> list[bytes | Exception]:
    if workers < 1:
        raise ValueError(f"workers must be at least 1, not {workers}")
    replies: list[Any] = [None] * len(jobs)
    todo: SimpleQueue[tuple[int, Any]] = SimpleQueue()
    for one in enumerate(jobs):
        todo.put(one)
    with ThreadPoolExecutor(workers) as pool:
        for future in [pool.submit(look_after, work, todo, replies) for _ in range(min(workers, len(jobs)))]:
            future.result()
    return replies
