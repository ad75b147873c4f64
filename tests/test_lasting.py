"""The wait that lasts: who gives up is seen, who waits is let go."""

import threading
import time

from kata.lasting import LONG, kept_waiting


def test_who_waits_is_let_go_and_who_gives_up_has_come_back():
    go = threading.Event()
    begun = time.monotonic()
    waited, then = kept_waiting([go.wait, lambda: go.wait(LONG / 10), lambda: [][0]], go.set)
    assert time.monotonic() - begun >= LONG
    assert waited[0] == ("stuck", None)
    assert waited[1] == ("returned", False)
    assert isinstance(waited[2][1], IndexError)
    assert then == [("returned", True), *waited[1:]]


def test_they_all_wait_until_they_are_let_go():
    go = threading.Event()
    begun = time.monotonic()
    waited, then = kept_waiting([go.wait] * 3, lambda: (time.monotonic() - begun >= LONG) and go.set())
    assert waited == [("stuck", None)] * 3
    assert then == [("returned", True)] * 3


def test_who_comes_late_is_kept_as_long_as_the_others():
    go, end = threading.Event(), time.monotonic() + LONG / 2

    def late():
        while time.monotonic() < end:
            pass
        return go.wait(LONG * 0.8)

    waited, _then = kept_waiting([go.wait, late], go.set)
    assert waited == [("stuck", None), ("returned", False)]
