"""A given function that keeps count, and threads that start together."""

import threading

import pytest

from kata.counted import Counted, started_together


def test_it_gives_what_it_was_told_and_then_new_objects() -> None:
    error = KeyError("no")
    make = Counted([None, error, 0])
    assert make() is None
    with pytest.raises(KeyError) as caught:
        make()
    assert caught.value is error
    assert make() == 0
    last, other = make(), make()
    assert last is not other
    assert make.calls == 5
    assert make.gave == [None, 0, last, other]
    assert make.has_given(last)
    assert not make.has_given(object())
    assert make.peak == 1


def test_it_counts_the_calls_that_are_under_way_together() -> None:
    meet = threading.Barrier(3)
    make = Counted(pause=lambda: meet.wait(10) and None)
    started_together([make] * 3)
    assert make.peak == make.calls == 3


def test_all_are_there_before_one_begins() -> None:
    meet = threading.Barrier(5)  # nobody passes who has to wait for another one's end

    def fails() -> None:
        meet.wait(10)
        raise ValueError("mine")

    outcomes = started_together([lambda: meet.wait(10) >= 0] * 4 + [fails])
    assert outcomes[:4] == [("returned", True)] * 4
    how, error = outcomes[4]
    assert (how, str(error)) == ("raised", "mine")
