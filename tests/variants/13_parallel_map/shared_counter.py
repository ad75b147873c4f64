"""A shared Value deals out the places; each process answers in one message of many pairs."""

import multiprocessing as mp
from collections.abc import Callable
from multiprocessing.connection import wait
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


def serve(fn, items, counter, pipe):
    done, error = [], None
    with pipe:
        while error is None:
            with counter.get_lock():
                place = counter.value
                counter.value += 1
            if place >= len(items):
                break
            try:
                done.append((place, fn(items[place])))
            except Exception as e:
                error = e
                with counter.get_lock():
                    counter.value = len(items)
        pipe.send((done, error))


def parallel_map(fn: Callable[[T], R], items: list[T], workers: int) -> list[R]:
    if workers < 1:
        raise ValueError(workers)
    counter = mp.Value("q", 0)
    crew = {}
    for _ in range(min(workers, len(items))):
        ours, theirs = mp.Pipe(False)
        process = mp.Process(target=serve, args=(fn, items, counter, theirs))
        process.start()
        theirs.close()
        crew[ours] = process
    answers = []
    while crew:
        for pipe in wait(list(crew)):
            answers.append(pipe.recv())
            pipe.close()
            crew.pop(pipe).join()
    for _, error in answers:
        if error is not None:
            raise error
    found = dict(pair for done, _ in answers for pair in done)
    return [found[place] for place in range(len(items))]
