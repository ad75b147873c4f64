"""Sources that are counted, and meetings that open when nothing moves any more."""

import asyncio
from collections.abc import Iterator

import pytest

from kata.ahead import Source, UnderWay
from kata.background import BackgroundLoop
from kata.meeting import Meeting
from kata.standstill import one_at_a_time, open_in_turn


class Settled:
    """A call in which everybody is asleep whenever it is looked at."""

    returned: float | None = None

    def __init__(self, background: BackgroundLoop) -> None:
        self.background = background

    def at_rest(self, _seconds: float, _restless: float) -> bool:
        self.expect_more()
        return True

    def expect_more(self) -> None:
        for _ in range(5):
            self.background.run(asyncio.sleep(0))


@pytest.fixture
def background() -> Iterator[BackgroundLoop]:
    background = BackgroundLoop()
    yield background
    background.close()


async def visit(meeting: Meeting, *labels: str) -> None:
    async def one(label: str) -> None:
        there = meeting.arrive(label)
        await meeting.wait_to_go(there)
        meeting.end(there)

    meeting.tasks = [asyncio.create_task(one(label)) for label in labels]  # type: ignore[attr-defined]  # kept alive


def test_items_count_from_the_source_to_the_end() -> None:
    under_way = UnderWay()
    source = iter(Source("abc", under_way))
    assert [next(source), next(source)] == ["a", "b"]
    under_way.end()
    assert next(source) == "c"
    assert (under_way.begun, under_way.now, under_way.most) == (3, 2, 2)
    assert not source.exhausted
    assert next(source, None) is None
    assert source.exhausted


def test_a_source_fails_where_it_should() -> None:
    source = Source("abc", UnderWay(), (1, OSError("gone")))
    assert next(source) == "a"
    for _again in range(2):
        with pytest.raises(OSError, match="gone"):
            next(source)


def test_meetings_open_one_at_each_standstill(background: BackgroundLoop) -> None:
    first, second, live = Meeting(background.loop), Meeting(background.loop), Settled(background)
    watch = open_in_turn(first, second)
    background.run(visit(first, "a", "b"))
    background.run(visit(second, "c"))
    seen = []
    for _turn in range(2):
        watch(live)
        seen.append((first.in_flight, second.in_flight))
    assert seen == [(0, 1), (0, 0)]


def test_one_goes_at_each_standstill_and_all_after_the_return(background: BackgroundLoop) -> None:
    meeting, live = Meeting(background.loop), Settled(background)
    watch = one_at_a_time(meeting)
    background.run(visit(meeting, "a", "b", "c"))
    watch(live)
    assert [visit.label for visit in meeting.visits if visit.end] == ["a"]
    live.returned = 1.0
    watch(live)
    live.expect_more()
    assert meeting.in_flight == 0
