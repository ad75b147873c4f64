"""The processor that others use, and the moment between being woken and having the lock again."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import ModuleType

import pytest

from kata.idle import BUSY, share_of_others
from kata.wakes import switched_when_woken


@contextmanager
def four(work: Callable[[threading.Event], object]) -> Iterator[None]:
    over = threading.Event()
    threads = [threading.Thread(target=work, args=(over,)) for _ in range(4)]
    for thread in threads:
        thread.start()
    time.sleep(0.02)
    try:
        yield
    finally:
        over.set()
        for thread in threads:
            thread.join()


def waits(over: threading.Event) -> None:
    over.wait()


def looks_now_and_then(over: threading.Event) -> None:
    while not over.wait(0.05):
        pass


def spins(over: threading.Event) -> None:
    while not over.is_set():
        pass


@pytest.mark.parametrize("work", [waits, looks_now_and_then])
def test_who_waits_uses_nothing(work: Callable[[threading.Event], None]) -> None:
    with four(work):
        assert share_of_others() < BUSY / 3


def test_who_asks_again_and_again_is_found() -> None:
    with four(spins):
        assert share_of_others() > BUSY


def test_a_woken_thread_can_be_stopped_before_it_has_the_lock() -> None:
    module = ModuleType("some")
    module.Sleep = real = threading.Condition  # type: ignore[attr-defined]
    stopped, go_on = threading.Event(), threading.Event()

    def woken() -> None:
        if threading.current_thread().name == "sleeper":
            stopped.set()
            go_on.wait(10)

    with switched_when_woken(module, woken):
        condition = module.Sleep()
        semaphore = threading.Semaphore(0)
        assert isinstance(condition, threading.Condition)
    assert module.Sleep is threading.Condition is real
    for wait, wake in ((lambda: semaphore.acquire(), semaphore.release), (in_hold(condition), notify(condition))):
        stopped.clear()
        go_on.clear()
        thread = threading.Thread(target=wait, name="sleeper")
        thread.start()
        while not stopped.is_set():
            wake()
            time.sleep(0.001)
        with condition:  # nobody has it
            assert thread.is_alive()
        go_on.set()
        thread.join(10)
        assert not thread.is_alive()


def in_hold(condition: threading.Condition) -> Callable[[], object]:
    def wait() -> None:
        with condition:
            condition.wait()

    return wait


def notify(condition: threading.Condition) -> Callable[[], object]:
    def wake() -> None:
        with condition:
            condition.notify()

    return wake
