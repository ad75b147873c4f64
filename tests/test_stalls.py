"""A machine that stands still for a moment: it is seen, and it is no time that a submission has had."""

import os
import subprocess
import time
from pathlib import Path

import pytest

from kata import room, tree
from kata.live import Live
from kata.parent import end_warm_parent
from kata.run import Run, without_stalls
from kata.stalls import Stalls

STILL = 0.7  # seconds; longer than the patience with a submission that is asleep


def test_who_wakes_late_has_seen_it() -> None:
    stalls, begun = Stalls(), time.monotonic()
    assert stalls.while_asleep(lambda _seconds: time.sleep(0.1) or "slept", 0.03) == "slept"
    ended = time.monotonic()
    assert 0.06 < stalls.total < ended - begun - 0.02
    assert stalls.seconds() >= stalls.total
    assert stalls.between(begun, ended) == pytest.approx(stalls.total)
    assert 0 < stalls.between(begun, ended - 0.05) < stalls.total
    assert stalls.between(ended, ended + 1) == 0.0


def test_who_was_away_between_two_sleeps_has_seen_it() -> None:
    stalls = Stalls()
    for _time in range(2):
        stalls.while_asleep(time.sleep, 0.001)
        away = time.monotonic()
        time.sleep(0.3)
    assert 0.2 < stalls.total < 0.4
    assert stalls.between(away, away + 1) == 0.0  # what comes after the last is not known yet


def test_who_computes_between_two_sleeps_was_not_away() -> None:
    stalls = Stalls()
    for _time in range(2):
        stalls.while_asleep(time.sleep, 0.001)
        end = time.process_time() + 0.3
        while time.process_time() < end:
            pass
    assert stalls.total < 0.2


def test_who_wakes_in_time_has_not() -> None:
    stalls = Stalls()
    stalls.while_asleep(lambda _seconds: None, 0.1)
    assert stalls.total == 0.0


def test_a_loop_is_not_blamed_for_it() -> None:
    stalls = Stalls()
    stalls.while_asleep(lambda _seconds: time.sleep(0.15), 0.0)
    now = time.monotonic()
    assert without_stalls([(0.2, 3, now), (0.2, 4, now - 1.0)], stalls) == [(0.2, 4)]


@pytest.mark.skipif(not tree.HAS_PROC, reason="elsewhere nobody knows who is asleep")
def test_no_time_passes_for_a_call_that_sleeps_meanwhile(tmp_path: Path) -> None:
    file = tmp_path / "submission.py"
    file.write_text("import time\ndef join_threads(urls, dest):\n    time.sleep(0.4)\n")
    host: list[subprocess.Popen[bytes]] = []

    def watch(live: Live) -> None:
        if live.called and not host:
            host.append(stand_still([os.getpid(), live.parent.pid, *tree.below(live.parent.pid)]))

    run = Run(room.find("02"), file)
    try:
        call = run([], tmp_path, watch=watch)
    finally:
        end_warm_parent()
        host[0].wait()
    assert call.seconds < call.returned - call.called - STILL / 2


@pytest.mark.skipif(not tree.HAS_PROC, reason="elsewhere nobody knows who is asleep")
def test_who_does_not_look_has_not_seen_that_nothing_moved(tmp_path: Path) -> None:
    """A busy machine may keep the judge itself waiting, at any place, while the call comes to its end."""
    file = tmp_path / "submission.py"
    file.write_text("import time\ndef join_threads(urls, dest):\n    time.sleep(0.4)\n    return 7\n")
    away: list[float] = []

    def watch(live: Live) -> None:
        if live.called and not away and time.monotonic() - live.called > 0.1:
            away.append(time.monotonic())
            time.sleep(STILL)

    try:
        assert Run(room.find("02"), file)([], tmp_path, watch=watch).value == 7
    finally:
        end_warm_parent()
    assert away


def stand_still(pids: list[int]) -> subprocess.Popen[bytes]:
    """Soon, all of them, this one too: a host that gives the processors to others asks nobody."""
    names = " ".join(map(str, pids))
    return subprocess.Popen(["sh", "-c", f"sleep 0.1; kill -STOP {names}; sleep {STILL}; kill -CONT {names}"])
