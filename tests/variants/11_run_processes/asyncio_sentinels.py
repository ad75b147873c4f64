"""An event loop looks at the sentinels, and is told which process has ended."""

import asyncio
import multiprocessing as mp
from collections.abc import Callable
from typing import NamedTuple


class Exit(NamedTuple):
    """How the process of a job ended: 0 when all went well, minus the number of the signal when one killed it."""

    job: str
    pid: int
    exitcode: int


async def ended(process) -> int:
    loop = asyncio.get_running_loop()
    over = loop.create_future()
    loop.add_reader(process.sentinel, lambda: over.done() or over.set_result(None))
    try:
        await over
    finally:
        loop.remove_reader(process.sentinel)
    process.join()
    return process.exitcode


async def all_ended(processes):
    return await asyncio.gather(*map(ended, processes))


def run_processes(jobs: list[str], work: Callable[[str], None]) -> list[Exit]:
    if not jobs:
        return []
    processes = [mp.Process(target=work, args=(job,)) for job in jobs]
    for process in processes:
        process.start()
    codes = asyncio.run(all_ended(processes))
    return [Exit(job, process.pid, code) for job, process, code in zip(jobs, processes, codes)]
