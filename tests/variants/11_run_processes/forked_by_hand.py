"""os.fork and waitpid, which work the same whatever multiprocessing would do."""

import os
import sys
import traceback
from collections.abc import Callable
from typing import NamedTuple


class Exit(NamedTuple):
    job: str
    pid: int
    exitcode: int


def forked(work: Callable[[str], None], job: str) -> int:
    sys.stdout.flush()
    if pid := os.fork():
        return pid
    code = 1
    try:
        work(job)
        code = 0
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stderr.flush()
        os._exit(code)


def run_processes(jobs: list[str], work: Callable[[str], None]) -> list[Exit]:
    pids = [forked(work, job) for job in jobs]
    ends = [os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) for pid in pids]
    return [Exit(*found) for found in zip(jobs, pids, ends, strict=True)]
