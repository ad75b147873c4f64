"""Processes take indices from a shared Value and pickle into files; the loop watches their sentinels."""

import asyncio
import multiprocessing
import pickle
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any


def labour(folder: str, name: int, taken: Any, items: list[int], work: Callable[[int], int]) -> None:
    answers: list[Any] = []
    while True:
        with taken.get_lock():
            index = taken.value
            taken.value = index + 1
        if index >= len(items):
            break
        try:
            answers.append((index, True, work(items[index])))
        except Exception as error:
            answers.append((index, False, error))
            break
    Path(folder, f"{name}.pickle").write_bytes(pickle.dumps(answers))


def answers_of(folder: str, name: int) -> list[Any]:
    answers: list[Any] = pickle.loads(Path(folder, f"{name}.pickle").read_bytes())
    return answers


async def to_the_end(awaitable: Any) -> None:
    """Waits for it also if it is cancelled meanwhile."""
    task = asyncio.ensure_future(awaitable)
    try:
        await asyncio.shield(task)
    except asyncio.CancelledError:
        await asyncio.wait([task])
        raise


async def async_cpu(items: list[int], work: Callable[[int], int], workers: int) -> list[int]:
    if workers < 1:
        raise ValueError("workers")
    loop = asyncio.get_running_loop()
    results: dict[int, int] = {}
    errors: list[Exception] = []
    with tempfile.TemporaryDirectory() as folder:
        taken = multiprocessing.Value("q", 0)
        crew = [
            multiprocessing.Process(target=labour, args=(folder, n, taken, items, work))
            for n in range(min(workers, len(items)))
        ]
        for process in crew:
            process.start()
        ends = []
        for process in crew:
            end = loop.create_future()
            loop.add_reader(
                process.sentinel,
                lambda end=end, fd=process.sentinel: (loop.remove_reader(fd), end.done() or end.set_result(None)),
            )
            ends.append(end)
        try:
            for end in ends:
                await end
        finally:
            for process in crew:
                loop.remove_reader(process.sentinel)
                process.terminate()
            await to_the_end(asyncio.to_thread(lambda: [process.join() for process in crew]))
        for n in range(len(crew)):
            for index, good, value in answers_of(folder, n):
                if good:
                    results[index] = value
                else:
                    errors.append(value)
    if errors:
        raise errors[0]
    return [results[n] for n in range(len(items))]
