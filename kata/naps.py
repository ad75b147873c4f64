"""Does a sleeping thread only nap? Linux says in which system call it sleeps.

Who naps waits for nobody, and comes back whatever the others do. Where the system does not tell, or the machine is of
another kind, nobody is known to nap.
"""

import os
import platform

# nanosleep, clock_nanosleep: asm/unistd_64.h, asm-generic/unistd.h
_NAPS = {"x86_64": (35, 230), "aarch64": (101, 115)}.get(platform.machine(), ())


def is_known() -> bool:
    """Whether this system tells in which call its threads sleep."""
    return bool(_NAPS) and os.access("/proc/self/syscall", os.R_OK)


def naps(pid: int, tid: int) -> bool:
    """Whether the thread `tid` (a native id) of the process `pid` is in `time.sleep` now, or in one of its kind."""
    try:
        with open(f"/proc/{pid}/task/{tid}/syscall", "rb") as file:
            return int(file.read().split()[0]) in _NAPS
    except (OSError, ValueError, IndexError):  # it is gone, or "running"
        return False
