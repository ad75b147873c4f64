"""A shared array says which job each worker has taken from a shared counter: so a dead one tells the killer."""

import multiprocessing as mp
from collections.abc import Callable
from multiprocessing.connection import wait
from typing import TypeVar

Job = TypeVar("Job")


def serve(work, jobs, counter, claims, slot, pipe) -> None:
    while True:
        with counter:
            place = counter.get_obj().value if hasattr(counter, "get_obj") else counter.value
            if place >= len(jobs):
                break
            counter.value = place + 1
            claims[slot] = place
        try:
            reply = work(jobs[place])
        except Exception as error:
            reply = error
        pipe.send((place, reply))
        claims[slot] = -1
    pipe.send(None)


def worker_messages(jobs: list[Job], work: Callable[[Job], bytes], workers: int) -> list[bytes | Exception]:
    if workers < 1:
        raise ValueError("workers must be at least 1")
    count = min(workers, len(jobs))
    counter, claims = mp.Value("q", 0), mp.RawArray("q", [-1] * max(1, count))
    replies: list = [None] * len(jobs)
    crew: dict = {}

    def hire(slot):
        ours, theirs = mp.Pipe(duplex=False)
        process = mp.Process(target=serve, args=(work, jobs, counter, claims, slot, theirs))
        process.start()
        theirs.close()
        crew[ours] = process, slot

    for slot in range(count):
        hire(slot)
    while crew:
        for pipe in wait(list(crew)):
            process, slot = crew[pipe]
            try:
                message = pipe.recv()
            except (EOFError, ConnectionResetError):
                process.join()
                pipe.close()
                del crew[pipe]
                replies[claims[slot]] = ChildProcessError(f"exit code {process.exitcode}")
                claims[slot] = -1
                hire(slot)
                continue
            if message is None:
                process.join()
                pipe.close()
                del crew[pipe]
            else:
                replies[message[0]] = message[1]
    return replies
