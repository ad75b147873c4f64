"""How much of the processor the other threads of this process use while they should all be waiting.

A thread that waits uses none; one that wakes a few times a second uses next to none; one that asks again and again uses
all that it can get. What it can get depends on who else is at work on the machine, so the calling thread computes
meanwhile, outside of the GIL, and is what they are compared with: what is starved is starved together.
"""

import hashlib
import time

ENOUGH, LONGEST = 0.05, 5.0  # seconds of the processor that the comparison takes, and seconds on the wall at the most
# of what the calling thread has had: eight that look twenty times a second have 0.01, a thousand times up to 0.08; four
# that take naps of no length have 0.24 on a machine full of others, and four that spin have 3
BUSY = 0.12

_BLOCK = bytes(1 << 20)  # hashlib lets go of the GIL for as long as it works on it: about a millisecond
_monotonic, _process_time, _thread_time, _sha256 = time.monotonic, time.process_time, time.thread_time, hashlib.sha256


def share_of_others() -> float:
    """What all other threads use, as a share of what the calling one gets meanwhile: 1.0 is just as much."""
    end, own, everybody = _monotonic() + LONGEST, _thread_time(), _process_time()
    while _thread_time() - own < ENOUGH and _monotonic() < end:
        _sha256(_BLOCK)
    mine = _thread_time() - own
    return max(0.0, _process_time() - everybody - mine) / mine
