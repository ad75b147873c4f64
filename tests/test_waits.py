"""Locks that know who holds and who waits: they are locks, they name the circle, a timed wait in one ends at once."""

import threading
import time
from collections.abc import Callable

import pytest

from kata import asleep
from kata.waits import WaitGraph


def graph() -> WaitGraph:
    return WaitGraph(lambda: threading.current_thread().name, __file__)


def started(name: str, target: Callable[[], object]) -> threading.Thread:
    thread = threading.Thread(target=target, name=name, daemon=True)
    thread.start()
    return thread


def until(condition: Callable[[], object]) -> None:
    end = time.monotonic() + 10
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.001)


def test_it_is_a_lock() -> None:
    lock, real = graph().lock("x"), threading.Lock()
    public = {name for name in dir(real) if not name.startswith("_")}
    assert public <= set(dir(lock))
    with lock:
        assert lock.locked()
        assert not lock.acquire(blocking=False)
        assert not lock.acquire(timeout=0.001)
    assert lock.acquire(True, 1)
    lock.release()
    for wrong in ((False, 1), (True, -2)):
        with pytest.raises(ValueError, match="timeout"):
            lock.acquire(*wrong)
    with pytest.raises(RuntimeError):
        lock.release()
    condition = threading.Condition(lock)  # type: ignore[arg-type]
    with condition:
        assert not condition.wait(timeout=0.001)
    assert not lock.locked()


def test_it_tells_who_holds_it_and_in_which_line() -> None:
    locks = graph()
    seen: list[str] = []
    lock = locks.lock("x", seen.append, seen.append)
    with lock:
        assert locks.held["x"][0] == threading.current_thread().name
        assert locks.held["x"][1]
        assert locks.taken == 1
    assert seen == ["x", "x"]
    assert locks.held == {}


@pytest.mark.parametrize("number", [2, 3])
def test_the_circle_is_named(number: int) -> None:
    locks = graph()
    ring = [locks.lock(str(n)) for n in range(number)]
    all_hold = threading.Barrier(number)

    def hold_and_wait(n: int) -> None:
        with ring[n]:
            all_hold.wait()
            ring[(n + 1) % number].acquire()

    assert locks.circle() == []
    threads = [started(f"T{n}", lambda n=n: hold_and_wait(n)) for n in range(number)]  # type: ignore[misc]
    until(lambda: len(locks.waits) == number)
    told = locks.as_plain()
    assert {one["who"]: (one["holds"], one["waits"]) for one in told} == {
        f"T{n}": ([str(n)], str((n + 1) % number)) for n in range(number)
    }
    assert all(one["line"] for one in told)
    assert all(thread.is_alive() for thread in threads)


def test_who_waits_outside_of_a_circle_is_in_none() -> None:
    locks = graph()
    lock = locks.lock("x")
    with lock:
        thread = started("waits", lock.acquire)
        until(lambda: locks.waits)
        until(lambda: asleep.answer(threading.get_native_id(), thread.native_id or 0) != "awake")
        assert locks.circle() == locks.circle("waits") == []
    thread.join(10)
    assert locks.held["x"][0] == "waits"


def test_a_timed_wait_in_a_circle_ends_at_once() -> None:
    locks = graph()
    one, other = locks.lock("one"), locks.lock("other")
    with one:
        thread = started("T", lambda: other.acquire() and one.acquire())
        until(lambda: locks.waits)
        start = time.monotonic()
        assert not other.acquire(timeout=60)
        assert time.monotonic() - start < 30
    thread.join(10)
    assert locks.held["one"][0] == "T"


def test_a_timed_wait_outside_of_a_circle_lasts() -> None:
    locks = graph()
    lock = locks.lock("x")
    lock.acquire()
    got: list[bool] = []
    thread = started("T", lambda: got.append(lock.acquire(timeout=60)))
    until(lambda: locks.waits)
    lock.release()
    thread.join(10)
    assert got == [True]
    start = time.monotonic()
    assert not lock.acquire(timeout=0.02)
    assert time.monotonic() - start >= 0.02
