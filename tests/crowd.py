"""How busy this machine is with other things: a bound in seconds holds for a machine that has nothing else to do."""

import os
from pathlib import Path

PRESSURE = Path("/proc/pressure/cpu")  # some avg10=… total=microseconds; see the kernel's documentation of PSI


def crowd() -> float:
    """By how much longer something may take: how many wanted to run for each processor, lately."""
    return max(1.0, os.getloadavg()[0] / (os.cpu_count() or 1))


def pressed() -> float:
    """Seconds since this machine was started in which somebody had to wait for a processor; 0.0 if it does not say."""
    try:
        return int(PRESSURE.read_text().split("total=")[1].split()[0]) / 1e6
    except (OSError, IndexError):
        return 0.0
