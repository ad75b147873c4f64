"""Does a sleeping thread wake by itself? Linux says in which system call it sleeps, and with which arguments.

Who naps, or waits for a second at the most, is not stuck: it comes back, whatever the others do. Where the system
does not tell, or the machine is of another kind, nobody is known to nap.
"""

import os
import platform

NO_POINTER, FOR_EVER = {0}, {0xFFFFFFFF, 0xFFFFFFFFFFFFFFFF}  # -1, as an int of 32 or 64 bits

# For each call that may have an end: which argument says when, and what it is if there is none. The numbers are
# those of asm/unistd_64.h and asm-generic/unistd.h, the arguments those of the pages nanosleep(2), clock_nanosleep(2),
# futex(2), select(2), poll(2) and epoll_wait(2).
_ENDS = {
    "x86_64": {
        35: (0, NO_POINTER), 230: (2, NO_POINTER),  # nanosleep, clock_nanosleep
        202: (3, NO_POINTER),  # futex
        23: (4, NO_POINTER), 270: (4, NO_POINTER),  # select, pselect6
        7: (2, FOR_EVER), 271: (2, NO_POINTER),  # poll, ppoll
        232: (3, FOR_EVER), 281: (3, FOR_EVER),  # epoll_wait, epoll_pwait
    },
    "aarch64": {
        101: (0, NO_POINTER), 115: (2, NO_POINTER),
        98: (3, NO_POINTER),
        72: (4, NO_POINTER),
        73: (2, NO_POINTER),
        22: (3, FOR_EVER),
    },
}.get(platform.machine(), {})  # fmt: skip


def is_known() -> bool:
    """Whether this system tells about its threads in which call they sleep."""
    return bool(_ENDS) and os.access("/proc/self/syscall", os.R_OK)


def wakes_by_itself(pid: int, tid: int) -> bool:
    """Whether the thread `tid` (a native id) of the process `pid` sleeps now, and has set itself an end."""
    try:
        with open(f"/proc/{pid}/task/{tid}/syscall", "rb") as file:
            number, *arguments = (int(word, 0) for word in file.read().split())
    except (OSError, ValueError):  # it is gone, or "running"
        return False
    if number not in _ENDS:
        return False
    nth, no_end = _ENDS[number]
    return arguments[nth] not in no_end
