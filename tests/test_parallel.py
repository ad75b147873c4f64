"""How many cores were at work, told from executions as the gate notes them; and when the machine is to blame."""

from types import SimpleNamespace
from typing import Any

import pytest

from kata import parallel
from kata.gate import Execution
from kata.meeting import Visit
from kata.proof import Refusal, Waiver
from kata.quiet import cores

Span = tuple[float, float, float]  # start, end, seconds of the processor

ONE_BY_ONE = [(0.0, 1.0, 1.0), (1.5, 2.5, 1.0)]
TOGETHER = [(0.0, 1.0, 1.0), (0.1, 1.1, 1.0)]


def executions(spans: list[Span]) -> list[Execution]:
    return [
        Execution(n, pid=n, interpreter=0, thread=n, main=True, on_loop=False, gil=True, visit=Visit("", 0.0),
                  start=start, end=end, cpu=cpu)
        for n, (start, end, cpu) in enumerate(spans)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("spans", "wanted"),
    [
        ([], 0.0),
        (ONE_BY_ONE, 1.0),
        (TOGETHER, 2.0 / 1.1),
        ([(0.0, 1.0, 1.0), (0.0, 1.0, 1.0), (3.0, 4.0, 1.0), (3.0, 4.0, 1.0)], 2.0),  # processes that start for long
        ([(0.0, 2.0, 1.0), (0.0, 2.0, 1.0)], 1.0),  # threads take turns under a GIL
        ([(0.0, 4.0, 3.0), (1.0, 2.0, 1.0)], 1.0),  # one within the other
    ],
)
def test_cores_at_work(spans: list[Span], wanted: float) -> None:
    assert parallel.gain(executions(spans)) == pytest.approx(wanted)


@pytest.mark.skipif(cores() < 2, reason="one core proves nothing here")
class TestClock:
    """Attempts and references in turn, each as a list of what they gain."""

    def judged(self, attempts: list[list[Span]], references: list[list[Span]]) -> str:
        run: Any = SimpleNamespace(failed=set())
        tried, compared = iter(attempts), iter(references)
        return parallel.clock_gains(run, [], lambda: executions(next(tried)), lambda: executions(next(compared)))

    def test_one_good_run_is_enough(self) -> None:
        assert "1.82 cores" in self.judged([ONE_BY_ONE, ONE_BY_ONE, TOGETHER], [TOGETHER] * 3)

    def test_slow_while_the_machine_gave_its_cores_each_time(self) -> None:
        with pytest.raises(Refusal) as refusal:
            self.judged([ONE_BY_ONE] * 5, [TOGETHER] * 5)
        assert refusal.value.code == "too-slow"

    @pytest.mark.parametrize("nth", range(5))
    def test_a_machine_that_was_busy_once_proves_nothing(self, nth: int) -> None:
        references = [TOGETHER] * 5
        references[nth] = ONE_BY_ONE
        with pytest.raises(Waiver):
            self.judged([ONE_BY_ONE] * 5, references)

    def test_a_busy_machine_is_not_asked_for_long(self) -> None:
        with pytest.raises(Waiver):
            self.judged([ONE_BY_ONE], [ONE_BY_ONE] * 2)
