"""The wait that lasts: who gives up is seen, who waits is let go."""

import threading
import time

from kata.lasting import LONG, Lasting


def test_who_waits_is_let_go_and_who_gives_up_has_come_back():
    go = threading.Event()
    begun = time.monotonic()
    with Lasting([go.wait, lambda: go.wait(LONG / 10), lambda: [][0]], go.set) as lasting:
        waited = lasting.waited()
        assert time.monotonic() - begun >= LONG
    assert waited[0] == ("stuck", None)
    assert waited[1] == ("returned", False)
    assert isinstance(waited[2][1], IndexError)
    assert lasting.outcomes[0] == ("returned", True)


def test_they_are_let_go_whatever_happens_beside_them():
    go = threading.Event()
    try:
        with Lasting([go.wait], go.set) as lasting:
            raise OSError
    except OSError:
        assert lasting.outcomes == [("returned", True)]
