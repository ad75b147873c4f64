"""Workers by hand: a Process and a Pipe each, and the next item for whoever has answered."""

from collections.abc import Callable
from itertools import islice
from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection, wait
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")


def serve(fn: Callable[[Any], Any], pipe: Connection) -> None:
    for place, item in iter(pipe.recv, None):
        try:
            pipe.send((place, fn(item), None))
        except Exception as error:
            pipe.send((place, None, error))


def parallel_map(fn: Callable[[T], R], items: list[T], workers: int) -> list[R]:
    if workers < 1:
        raise ValueError(f"workers must be at least 1, not {workers}")
    results: list[Any] = [None] * len(items)
    jobs = enumerate(items)
    crew: dict[Connection, Process] = {}
    try:
        for job in islice(jobs, workers):
            ours, theirs = Pipe()
            crew[ours] = Process(target=serve, args=(fn, theirs))
            crew[ours].start()
            theirs.close()
            ours.send(job)
        busy = set(crew)
        while busy:
            for pipe in wait(list(busy)):
                place, results[place], error = pipe.recv()
                if error is not None:
                    raise error
                following = next(jobs, None)
                pipe.send(following)
                if following is None:
                    busy.remove(pipe)
    except BaseException:
        for process in crew.values():
            process.terminate()
        raise
    finally:
        for pipe, process in crew.items():
            process.join()
            process.close()
            pipe.close()
    return results
