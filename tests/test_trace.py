"""`kata trace`: the Trace Event Format as it is documented, what is written over, and DevTools itself."""

import itertools
import json
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kata.evidence import Proof, Span, Verdict
from kata.record import SCHEMA
from kata.trace import trace
from kata.trace_events import events
from tests import devtools
from tests.browser import Browser, Page

ROOT = Path(__file__).parent.parent
WAVES = tuple(Span(f"/page/{n}", n * 0.05, n * 0.05 + 0.2) for n in range(6))
LANES = tuple(Span(f"job {n}", n // 2 * 0.1, n // 2 * 0.1 + 0.1, f"worker {n % 2 + 1}") for n in range(6))


def verdict(spans: tuple[Span, ...]) -> Verdict:
    proofs = (Proof("overlap", "all together", "passed", seen="all in flight"),)
    return Verdict("02_join_threads", "exercises/02_join_threads.py", proofs, 0.5, spans)


def tracks(spans: tuple[Span, ...]) -> dict[str, list[tuple[str, int, int]]]:
    found = events("02 join threads", spans)
    names = {event["tid"]: event["args"]["name"] for event in found if event["name"] == "thread_name"}
    work = [event for event in found if event["ph"] == "X"]
    return {
        name: [(one["name"], one["ts"] - 1_000_000, one["dur"]) for one in work if one["tid"] == tid]
        for tid, name in names.items()
    }


def test_work_without_lanes_is_stacked_as_high_as_it_overlaps():
    assert tracks(WAVES) == {
        "at once: 1": [("/page/0", 0, 200_000), ("/page/4", 200_000, 200_000)],
        "at once: 2": [("/page/1", 50_000, 200_000), ("/page/5", 250_000, 200_000)],
        "at once: 3": [("/page/2", 100_000, 200_000)],
        "at once: 4": [("/page/3", 150_000, 200_000)],
    }


def test_a_lane_is_a_track_and_what_overlaps_in_it_gets_another():
    assert [len(track) for track in tracks(LANES).values()] == [3, 3]
    assert list(tracks(LANES)) == ["worker 1", "worker 2"]
    assert list(tracks((Span("a", 0, 2, "loop"), Span("b", 1, 3, "loop")))) == ["loop", "loop (2)"]


def test_every_event_has_the_fields_that_the_format_asks_for():
    found = trace(verdict(WAVES))
    assert set(found) == {"traceEvents", "displayTimeUnit", "otherData"}
    assert found["displayTimeUnit"] in ("ms", "ns")
    for event in found["traceEvents"]:
        assert {"name", "ph", "ts", "pid", "tid"} <= set(event)
        assert event["ph"] in ("X", "M")
        assert all(type(event[key]) is int for key in ("ts", "pid", "tid"))
    assert all(event["dur"] > 0 for event in found["traceEvents"] if event["ph"] == "X")
    assert found["traceEvents"][0] | {"args": {"name": "02 join threads"}} == found["traceEvents"][0]


def test_nothing_overlaps_on_a_track_whatever_the_spans_are():
    dice = random.Random(1)
    for _round in range(200):
        starts = [dice.choice([0.0, 1 / 3, dice.random(), 1e-7]) for _n in range(30)]
        spans = tuple(Span("a", start, start + dice.choice([0, 1e-7, 0.1]), dice.choice("xy")) for start in starts)
        found = tracks(spans)
        assert sum(map(len, found.values())) == len(spans)
        for track in found.values():
            assert all(one[1] + one[2] <= other[1] for one, other in itertools.pairwise(track))


def test_times_that_are_no_times_are_left_out():
    assert events("x", (Span("a", float("nan"), 1.0), Span("b", 0.0, float("inf")))) == []


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """The engine and its graders, and a check that is remembered."""
    clone = tmp_path / "clone"
    for room in ("kata", "graders"):
        shutil.copytree(ROOT / room, clone / room, ignore=shutil.ignore_patterns("__pycache__"))
    remember(clone, verdict(WAVES))
    return clone


def remember(clone: Path, last: Verdict) -> None:
    (clone / ".kata").mkdir(exist_ok=True)
    record = {"schema": SCHEMA, "verdict": last.as_json(), "checked": 1.0, "passed": 1.0, "hints": 0}
    (clone / ".kata/02_join_threads.json").write_text(json.dumps(record))


def kata(clone: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "kata", "trace", *arguments]
    return subprocess.run(command, cwd=clone, capture_output=True, text=True, timeout=60, check=False)


def test_it_writes_the_last_check_and_writes_over_its_own_file(clone):
    for spans in (WAVES, LANES):
        remember(clone, verdict(spans))
        done = kata(clone, "2")
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout.startswith("trace-02.json: ")
        assert json.loads((clone / "trace-02.json").read_text()) == trace(verdict(spans))


def test_without_a_check_or_a_timeline_it_says_so(clone):
    for forget in (lambda: remember(clone, verdict(())), (clone / ".kata/02_join_threads.json").unlink):
        forget()
        done = kata(clone, "02")
        assert (done.returncode, done.stdout.count("\n"), done.stderr) == (1, 1, "")
        assert "make check EX=02" in done.stdout
    assert not (clone / "trace-02.json").exists()


@pytest.mark.parametrize("content", ["", "[]", '{"traceEvents": []}', '{"otherData": {"schema": 1}}', "my notes"])
def test_a_file_of_somebody_else_stays(clone, content):
    (clone / "trace-02.json").write_text(content)
    done = kata(clone, "02")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert (clone / "trace-02.json").read_text() == content


def test_no_folder_and_no_such_folder(clone):
    for out in (".", "nowhere/trace.json"):
        done = kata(clone, "02", "--out", out)
        assert (done.returncode, done.stderr.count("\n")) == (2, 1), done.stderr


def test_the_performance_panel_of_devtools_shows_it(browser: Browser, page: Page, tmp_path: Path):
    if not devtools.are_there(browser):
        pytest.skip("this Chromium has no DevTools of its own")
    spans = (*LANES, Span("beside", 0.15, 0.25, "worker 1"), Span("a moment", 0.31, 0.31, "worker 3"))
    file = tmp_path / "trace-02.json"
    file.write_text(json.dumps(trace(verdict(spans))))
    shown = devtools.performance_panel(browser, file, page)
    seen = {
        track["name"]: [(one["name"], one["ts"] - 1_000_000, one["dur"]) for one in track["entries"]]
        for track in shown["tracks"]
    }
    assert seen == tracks(spans)
    assert shown["processes"] == ["02 join threads"]
    assert shown["range"] == 310_001
