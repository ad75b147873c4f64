"""Looks every 300 ms who has answered and who has died; jobs go out through a pipe each."""

import time
from collections.abc import Callable
from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection, wait
from typing import Any, TypeVar

Job = TypeVar("Job")


def serve(work: Callable[[Any], bytes], pipe: Connection) -> None:
    while (message := pipe.recv()) is not None:
        try:
            pipe.send(work(message[0]))
        except Exception as error:
            pipe.send(error)


def hire(work: Callable[[Any], bytes]) -> tuple[Connection, Process]:
    ours, theirs = Pipe()
    process = Process(target=serve, args=(work, theirs))
    process.start()
    theirs.close()
    return ours, process


def worker_messages(jobs: list[Job], work: Callable[[Job], bytes], workers: int) -> list[bytes | Exception]:
    if workers < 1:
        raise ValueError(f"workers must be at least 1, not {workers}")
    replies: list[Any] = [None] * len(jobs)
    todo = list(enumerate(jobs))
    idle: list[tuple[Connection, Process]] = []
    busy: list[tuple[Connection, Process, int]] = []
    while todo or busy:
        while todo and len(busy) < workers:
            pipe, process = idle.pop() if idle else hire(work)
            place, job = todo.pop(0)
            pipe.send([job])
            busy.append((pipe, process, place))
        time.sleep(0.3 if not wait([pipe for pipe, _, _ in busy], timeout=0) else 0)
        for one in list(busy):
            pipe, process, place = one
            if not pipe.poll() and process.is_alive():
                continue
            busy.remove(one)
            try:
                replies[place] = pipe.recv()
                idle.append((pipe, process))
            except (EOFError, ConnectionError):
                process.join()
                replies[place] = ChildProcessError()
    for pipe, process in idle:
        pipe.send(None)
        process.join()
    return replies
