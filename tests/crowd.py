"""How busy this machine is, or how slow: a bound in seconds holds for a usual one that has nothing else to do."""

import os
import subprocess
import sys
import time
from pathlib import Path

PRESSURE = Path("/proc/pressure/cpu")  # some avg10=… total=microseconds; see the kernel's documentation of PSI
START = 0.04  # seconds for Python to start and to end; measured on one virtual machine: 0.01 to 0.03, at times 0.3


def crowd() -> float:
    """By how much longer something may take: how many wanted to run for each processor lately, or how slow all is now.

    A host that has given the processors to other machines shows in no figure of this one.
    """
    begun = time.monotonic()
    subprocess.run([sys.executable, "-c", "pass"], check=True)
    return max(1.0, os.getloadavg()[0] / (os.cpu_count() or 1), (time.monotonic() - begun) / START)


def pressed() -> float:
    """Seconds since this machine was started in which somebody had to wait for a processor; 0.0 if it does not say."""
    try:
        return int(PRESSURE.read_text().split("total=")[1].split()[0]) / 1e6
    except (OSError, IndexError):
        return 0.0
