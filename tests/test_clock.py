"""kata.clock: the best of a few calls counts, of more where others use the machine, and of none where they have it."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest

from kata.clock import quicker_than_one_by_one
from kata.proof import Refusal, Waiver

SLOW, QUICK = 0.9, 0.1  # seconds, of 1.0 one by one


def judged(
    starved: float, quick_from: int, failed: frozenset[str] = frozenset()
) -> tuple[Callable[[], str], list[int]]:
    """The judgement of calls that are slow up to the one of this number, and the calls that were made for it."""
    run: Any = SimpleNamespace(failed=frozenset(), starved=starved)
    calls: list[int] = []

    def attempt(_seconds: float) -> Any:
        calls.append(len(calls) + 1)
        return SimpleNamespace(seconds=QUICK if calls[-1] >= quick_from else SLOW)

    return lambda: quicker_than_one_by_one(run, 1.0, attempt), calls


def test_one_quick_call_is_enough() -> None:
    judge, calls = judged(0.0, 1)
    assert judge().startswith("0.10 s")
    assert calls == [1]


def test_three_calls_on_a_machine_of_our_own() -> None:
    judge, calls = judged(0.0, 4)
    with pytest.raises(Refusal) as refused:
        judge()
    assert refused.value.code == "too-slow"
    assert calls == [1, 2, 3]


def test_more_where_others_use_it_too() -> None:
    judge, calls = judged(0.1, 5)
    assert judge().startswith("0.10 s")
    assert calls == [1, 2, 3, 4, 5]


@pytest.mark.parametrize(("starved", "raised"), [(0.1, Refusal), (0.5, Waiver)])
def test_six_at_the_most(starved: float, raised: type[Exception]) -> None:
    judge, calls = judged(starved, 7)
    with pytest.raises(raised):
        judge()
    assert len(calls) == 6
