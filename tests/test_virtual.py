"""The virtual clock and the cancel at every turn: exact, exhaustive, and quick."""

import asyncio
import sys
import threading
import time
from pathlib import Path

import pytest

from kata import cancels, virtual


def seconds(main):
    """What `main` gives on a virtual clock, how long that takes there, and how long here."""
    spent = {}

    async def timed():
        loop = asyncio.get_running_loop()
        begun = loop.time()
        try:
            return await main()
        finally:
            spent["virtual"] = loop.time() - begun

    begun = time.monotonic()
    value = virtual.run(timed(), __file__)
    return value, spent["virtual"], time.monotonic() - begun


def test_time_jumps_exactly():
    async def main():
        return await asyncio.gather(*(asyncio.sleep(n, n) for n in (2, 1, 3)))

    for _again in range(20):
        value, there, here = seconds(main)
        assert (value, there) == ([2, 1, 3], 3.0)
        assert here < 1


def test_a_timeout_comes_at_its_time():
    async def main():
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(asyncio.Event().wait(), 60)

    assert seconds(main)[1] == 60.0


def test_time_goes_on_beside_a_loop_that_never_rests():
    async def main():
        task = asyncio.create_task(asyncio.sleep(3))
        while not task.done():  # noqa: ASYNC110  (this one does not rest)
            await asyncio.sleep(0)

    assert seconds(main)[1] == 3.0


def test_a_deadlock_is_told_at_once_and_where():
    async def waits_for_ever():
        await asyncio.Event().wait()  # here

    with pytest.raises(virtual.Deadlock) as caught:
        virtual.run(waits_for_ever(), __file__)
    (place,) = caught.value.places
    assert "# here" in Path(__file__).read_text().splitlines()[place.line - 1]


def test_a_thread_beside_the_loop_is_waited_for():
    go = threading.Event()

    async def main():
        loop = asyncio.get_running_loop()
        loop.call_later(1, go.set)
        return await asyncio.wait_for(asyncio.to_thread(go.wait, 20), 30)

    assert seconds(main)[0] is True


async def tidy(ledger):
    async def job(name):
        with ledger.work(name):
            await asyncio.sleep(1)

    async with asyncio.TaskGroup() as group:
        group.create_task(job("a"))
        group.create_task(job("b"))
    await job("c")
    return "done"


async def leaves_its_child(ledger):
    async def job():
        with ledger.work("child"):
            await asyncio.sleep(1)

    task = asyncio.create_task(job())
    await asyncio.sleep(2)
    await task


async def swallows(ledger):
    async def job():
        with ledger.work("it"):
            await asyncio.sleep(1)

    try:
        await job()
    except asyncio.CancelledError:
        return "no matter"


def test_every_await_is_cancelled_once():
    first, *others = cancels.at_every_turn(tidy, __file__)
    assert (first["outcome"], first["at"], first["begun"]) == ("value", 0, ["a", "b", "c"])
    at = [one["at"] for one in others]  # twice where the loop waits
    assert at == sorted(at)
    assert list(dict.fromkeys(at)) == list(range(1, at[-1] + 1))
    assert len(at) - at[-1] == 2, "for a and b together, and for c"
    for one in others:
        assert (one["outcome"], one["running"], one["tasks"]) == ("cancelled", [], [])
        assert one["line"]


def test_what_goes_on_is_named():
    _peaceful, *others = cancels.at_every_turn(leaves_its_child, __file__)
    assert others[0]["outcome"] == "cancelled"
    assert others[0]["tasks"]
    assert {"child"} <= {name for one in others for name in one["running"]} | set(others[0]["begun"])


async def waits_for_the_end(ledger):
    task = asyncio.create_task(ledger.job("it", 3)())
    try:
        await asyncio.shield(task)
    except asyncio.CancelledError:
        await task
        raise


def test_who_is_not_cancelled_but_waited_for_is_named():
    _peaceful, *others = cancels.at_every_turn(waits_for_the_end, __file__)
    assert {one["outcome"] for one in others} == {"cancelled"}
    assert [one["unasked"] for one in others if one["during"]] == [[], ["it"]], "in the turn of the timer; long before"


def test_a_swallowed_cancel_is_told():
    _peaceful, *others = cancels.at_every_turn(swallows, __file__)
    assert {one["outcome"] for one in others} == {"value"}
    assert others[0]["during"] == ["it"]


def test_any_awaitable_can_be_cancelled():
    class Own:
        def __init__(self, ledger):
            self.ledger = ledger

        def __await__(self):
            yield from asyncio.sleep(1).__await__()
            return sys.maxsize

    _peaceful, asleep, early, woken = cancels.at_every_turn(Own, __file__)
    assert {one["outcome"] for one in (asleep, early, woken)} == {"cancelled"}
    assert (asleep["at"], early["at"]) == (1, 1)
