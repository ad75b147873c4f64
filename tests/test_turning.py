"""A loop is blocked when it is so each time: what a machine does once is no fault of the learner's."""

from types import SimpleNamespace
from typing import Any

import pytest

from kata.turning import until_it_turns

BLOCKED, TURNED = [(0.2, "file.py:3")], list[Any]()


@pytest.mark.parametrize(
    ("lags", "asked", "blocked"),
    [
        ([TURNED], 1, False),
        ([BLOCKED, TURNED], 2, False),
        ([BLOCKED, BLOCKED, TURNED], 3, False),
        ([BLOCKED, BLOCKED, BLOCKED], 3, True),
    ],
)
def test_it_is_asked_again_as_long_as_it_is_blocked(lags: list[Any], asked: int, blocked: bool) -> None:
    calls: list[Any] = [SimpleNamespace(lags=one, stood_still=0.0) for one in lags]
    made: list[Any] = []

    def attempt() -> Any:
        made.append(calls[len(made)])
        return made[-1]

    assert bool(until_it_turns(attempt).lags) == blocked
    assert len(made) == asked


def test_a_call_in_which_the_machine_stood_still_says_nothing() -> None:
    said = [(BLOCKED, 0.0), (TURNED, 0.1), (BLOCKED, 0.1), (BLOCKED, 0.0), (BLOCKED, 0.0), (TURNED, 0.0)]
    calls: list[Any] = [SimpleNamespace(lags=lags, stood_still=still) for lags, still in said]
    assert until_it_turns(iter(calls).__next__) is calls[4]


def test_a_machine_that_never_moves_is_not_waited_for() -> None:
    calls: list[Any] = [SimpleNamespace(lags=TURNED, stood_still=0.1) for _ in range(50)]
    assert until_it_turns(iter(calls).__next__) is calls[8]
