"""Whether an event loop was kept from turning, for how long, and by which line of the learner's file.

A timer on the loop beats; a signal, which reaches the main thread even inside a blocking call, notes the line when
the beat is overdue. Measured: right submissions lag under 19 ms beside four busy loops on two cores; over 75 ms with
three samples in the learner's frame is a blocked loop.
"""

import asyncio
import signal
import time
from collections import Counter
from types import FrameType

BEAT = 0.01  # seconds between beats of the loop
SAMPLE = 0.02  # seconds between looks at the main thread
BLOCKED = 0.075  # seconds of lag that are no accident
SAMPLES = 3


class Heartbeat:
    """Between `start` and `stop`; `lags()` are the blockages found, the worst first: seconds, line, and when it ended
    (monotonic)."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.found: dict[int, tuple[float, float]] = {}  # by line
        self.seen: Counter[int] = Counter()
        self._now = time.monotonic
        self._last = 0.0
        self._beat: asyncio.TimerHandle | None = None

    def start(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._last = self._now()
        self._beat = self._loop.call_later(BEAT, self._turn)
        self._old = signal.signal(signal.SIGALRM, self._look)
        signal.setitimer(signal.ITIMER_REAL, SAMPLE, SAMPLE)

    def stop(self) -> None:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, self._old)
        self._note()
        if self._beat:
            self._beat.cancel()

    def lags(self) -> list[tuple[float, int, float]]:
        return sorted(((lag, line, end) for line, (lag, end) in self.found.items()), reverse=True)

    def _turn(self) -> None:
        self._note()
        self._beat = self._loop.call_later(BEAT, self._turn)

    def _note(self) -> None:
        now = self._now()
        lag = now - self._last - BEAT
        self._last = now
        if lag > BLOCKED and self.seen.total() >= SAMPLES:
            line = self.seen.most_common(1)[0][0]
            self.found[line] = max((lag, now), self.found.get(line, (0.0, 0.0)))
        self.seen.clear()

    def _look(self, _number: int, frame: FrameType | None) -> None:
        if self._now() - self._last < 2 * BEAT:
            return
        while frame is not None and frame.f_code.co_filename != self.file:
            frame = frame.f_back
        if frame is not None:
            self.seen[frame.f_lineno] += 1
