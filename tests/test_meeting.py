"""The rules by which a meeting lets its visitors go, seen on visitors that keep a limit well or badly."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterator
from itertools import islice
from typing import Any

import pytest

from kata.background import BackgroundLoop
from kata.meeting import LONG, SETTLED, Meeting

Visits = Callable[[int], Awaitable[None]]


class Still:
    """A call in which all that can move has moved when it is looked at, and which has been asleep since then."""

    returned: float | None = None

    def __init__(self, background: BackgroundLoop, asleep: float = 1.0) -> None:
        self.background, self.asleep = background, asleep

    def seconds(self) -> float:
        self.background.run(turns())
        return self.asleep

    def at_rest(self, seconds: float, _restless: float) -> bool:
        return self.seconds() > seconds

    def expect_more(self) -> None:
        self.background.run(turns())

    def places(self) -> list[Any]:
        return []


async def turns() -> None:
    """Let the loop turn until nothing is left to do for it."""
    for _turn in range(30):
        await asyncio.sleep(0)


@pytest.fixture
def background() -> Iterator[BackgroundLoop]:
    background = BackgroundLoop()
    yield background
    background.close()


async def full(visit: Visits, number: int, limit: int) -> None:
    free = asyncio.Semaphore(limit)

    async def one(n: int) -> None:
        async with free:
            await visit(n)

    await asyncio.gather(*map(one, range(number)))


async def groups(visit: Visits, number: int, limit: int) -> None:
    for start in range(0, number, limit):
        await asyncio.gather(*map(visit, range(start, min(start + limit, number))))


async def shrinking(visit: Visits, number: int, limit: int) -> None:
    """The third visit does not give its place back."""
    free = asyncio.Semaphore(limit)

    async def one(n: int) -> None:
        await free.acquire()
        await visit(n)
        if n != 2:
            free.release()

    await asyncio.gather(*map(one, range(number)))


async def topped_up(visit: Visits, number: int, limit: int) -> None:
    """Of those that have ended in one moment only one is followed by another."""
    waiting = iter(range(number))
    running = {asyncio.ensure_future(visit(n)) for n in islice(waiting, limit)}
    while running:
        _done, running = await asyncio.wait(running, return_when=asyncio.FIRST_COMPLETED)
        running |= {asyncio.ensure_future(visit(n)) for n in islice(waiting, 1)}


def kept_full(background: BackgroundLoop, way: Callable[..., Awaitable[None]], limit: int, slow: int = 0) -> Meeting:
    """Seven visits that come in this way, held to a limit of three."""
    meeting = Meeting(background.loop)
    return held(background, meeting, meeting.keep_full(3, 7, slow), way, limit)


def in_waves(background: BackgroundLoop, way: Callable[..., Awaitable[None]], limit: int) -> Meeting:
    """The same, where three end in one moment."""
    meeting = Meeting(background.loop)
    return held(background, meeting, meeting.answer_in_waves(3, 7), way, limit)


def held(
    background: BackgroundLoop, meeting: Meeting, watch: Any, way: Callable[..., Awaitable[None]], limit: int
) -> Meeting:
    live = Still(background)

    async def visit(n: int) -> None:
        one = meeting.arrive(str(n))
        await meeting.wait_to_go(one)
        meeting.end(one)

    over = asyncio.run_coroutine_threadsafe(way(visit, 7, limit), background.loop)
    end = time.monotonic() + 20
    while not over.done() and time.monotonic() < end:
        live.expect_more()
        watch(live)
        time.sleep(0.001)
    over.result(0)
    return meeting


@pytest.mark.parametrize("slow", [0, -1])
def test_a_full_limit_is_full_whoever_is_slow(background: BackgroundLoop, slow: int) -> None:
    meeting = kept_full(background, full, 3, slow)
    assert (meeting.peak, meeting.short, meeting.stalled, meeting.gave_up) == (3, None, False, False)
    ends = sorted(meeting.visits, key=lambda visit: visit.end or 0.0)
    assert ends[-1].label == ["0", "2"][slow]


@pytest.mark.parametrize(("way", "short"), [(full, None), (groups, None), (topped_up, (1, 3))])
def test_all_that_end_in_one_moment_are_followed(background: BackgroundLoop, way: Any, short: Any) -> None:
    meeting = in_waves(background, way, 3)
    assert (meeting.peak, meeting.short, meeting.gave_up) == (3, short, short is not None)
    assert len(meeting.visits) == 7


def test_fewer_than_the_first_wave_is_missed(background: BackgroundLoop) -> None:
    assert in_waves(background, full, 2).short == (2, 3)


def test_groups_stall_behind_their_slowest(background: BackgroundLoop) -> None:
    meeting = kept_full(background, groups, 3)
    assert (meeting.peak, meeting.short, meeting.stalled) == (3, (2, 3), True)


def test_a_place_that_is_not_given_back_is_missed(background: BackgroundLoop) -> None:
    meeting = kept_full(background, shrinking, 3)
    assert (meeting.peak, meeting.short, meeting.stalled) == (3, (2, 3), False)


@pytest.mark.parametrize("limit", [1, 2])
def test_fewer_from_the_beginning(background: BackgroundLoop, limit: int) -> None:
    meeting = kept_full(background, full, limit)
    assert (meeting.peak, meeting.short, meeting.stalled, meeting.gave_up) == (limit, (limit, 3), False, True)


def test_more_than_the_limit_is_no_lack(background: BackgroundLoop) -> None:
    meeting = kept_full(background, full, 7)
    assert (meeting.peak, meeting.short) == (7, None)


def test_the_last_one_is_held_for_long(background: BackgroundLoop) -> None:
    meeting = Meeting(background.loop)
    watch, live = meeting.answer_one_by_one(hold_one_of=3), Still(background, asleep=(SETTLED + LONG) / 2)

    async def visit(n: int) -> None:
        one = meeting.arrive(str(n))
        await meeting.wait_to_go(one)
        meeting.end(one)

    over = asyncio.run_coroutine_threadsafe(full(visit, 3, 3), background.loop)
    for _look in range(20):
        live.expect_more()
        watch(live)  # type: ignore[arg-type]
    assert [one.label for one in meeting.visits if one.end is None] == ["2"]
    live.asleep = 2 * LONG
    watch(live)  # type: ignore[arg-type]
    over.result(10)
    assert meeting.peak == 3
