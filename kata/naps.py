"""Does a sleeping thread wake by itself? Linux says in which system call it sleeps, and with which arguments.

Who naps waits for nobody, and comes back whatever the others do; who waits for a second at the most comes back as
well. Where the system does not tell, or the machine is of another kind, nobody is known to do either.
"""

import os
import platform

LONGEST = 2.5  # seconds: who sleeps for longer is taken to wait, even if it would wake by itself
NO_POINTER, FOR_EVER = {0}, {0xFFFFFFFF, 0xFFFFFFFFFFFFFFFF}  # -1, as an int of 32 or 64 bits

# The numbers are those of asm/unistd_64.h and asm-generic/unistd.h. For a call that may have an end: which argument
# says when, and what it is if there is none; see futex(2), select(2), poll(2) and epoll_wait(2).
_NAPS = {"x86_64": (35, 230), "aarch64": (101, 115)}.get(platform.machine(), ())  # nanosleep, clock_nanosleep
_ENDS = {
    "x86_64": {
        202: (3, NO_POINTER),  # futex
        23: (4, NO_POINTER), 270: (4, NO_POINTER),  # select, pselect6
        7: (2, FOR_EVER), 271: (2, NO_POINTER),  # poll, ppoll
        232: (3, FOR_EVER), 281: (3, FOR_EVER),  # epoll_wait, epoll_pwait
    },
    "aarch64": {98: (3, NO_POINTER), 72: (4, NO_POINTER), 73: (2, NO_POINTER), 22: (3, FOR_EVER)},
}.get(platform.machine(), {})  # fmt: skip


def is_known() -> bool:
    """Whether this system tells in which call its threads sleep."""
    return bool(_NAPS) and os.access("/proc/self/syscall", os.R_OK)


def naps(pid: int, tid: int) -> bool:
    """Whether the thread `tid` (a native id) of the process `pid` is in `time.sleep` now, or in one of its kind."""
    number, *_arguments = _call(pid, tid) or [-1]
    return number in _NAPS


def wakes_by_itself(pid: int, tid: int) -> bool:
    """Whether it naps, or waits for something, but only for some time."""
    number, *arguments = _call(pid, tid) or [-1]
    if number not in _ENDS:
        return number in _NAPS
    nth, no_end = _ENDS[number]
    return arguments[nth] not in no_end


def _call(pid: int, tid: int) -> list[int]:
    """The number of the system call in which the thread sleeps, and its arguments; [] if it does not, or is gone."""
    try:
        with open(f"/proc/{pid}/task/{tid}/syscall", "rb") as file:
            return [int(word, 0) for word in file.read().split()]
    except (OSError, ValueError):  # it is gone, or "running"
        return []
