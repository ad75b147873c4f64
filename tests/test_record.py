"""The records of past checks: what they remember, and that nothing damages them or is damaged by them."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kata import record
from kata.evidence import Proof, Span, Verdict
from kata.record import Record
from kata.room import ROOT, Exercise

EXERCISE = Exercise("02_join_threads")
GOOD = Proof("correct", "order", "passed", seen="5 files 한국어 \ud800")
BAD = Proof("overlap", "together", "failed", "sequential", "one", "all", "Start all.", f"exercises/{EXERCISE.stem}.py")
UNTOUCHED = Proof("correct", "order", "failed", "not-started", "the TODO", "your code", "Read.")
PASSED = Verdict(EXERCISE.stem, "x.py", (GOOD,), 0.5, (Span("/a", 0.0, 0.1),))
FAILED = Verdict(EXERCISE.stem, "x.py", (GOOD, BAD), 0.5)
NOT_STARTED = Verdict(EXERCISE.stem, "x.py", (UNTOUCHED,), 0.1)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(record, "FOLDER", tmp_path / ".kata")
    return tmp_path / ".kata"


def file(folder: Path) -> Path:
    return folder / f"{EXERCISE.stem}.json"


def test_nothing_is_known_of_what_was_never_checked(folder: Path) -> None:
    assert record.load(EXERCISE) == Record()
    assert not folder.exists()


def test_a_verdict_comes_back_as_it_was() -> None:
    record.keep(EXERCISE, PASSED)
    known = record.load(EXERCISE)
    assert known.verdict is not None
    assert known.verdict.proofs[0].seen.startswith("5 files 한국어")
    assert known.verdict.timeline == PASSED.timeline
    assert known.checked == known.passed > 0


@pytest.mark.parametrize(
    ("verdicts", "state"),
    [
        ([], "not started"),
        ([NOT_STARTED], "not started"),
        ([FAILED], "tried"),
        ([FAILED, PASSED], "passed"),
        ([PASSED, FAILED], "failing again"),
        ([PASSED, FAILED, PASSED], "passed"),
    ],
)
def test_the_state_is_what_the_checks_came_to(verdicts: list[Verdict], state: str) -> None:
    for verdict in verdicts:
        record.keep(EXERCISE, verdict)
    assert record.load(EXERCISE).state == state


def test_the_first_pass_is_remembered() -> None:
    record.keep(EXERCISE, PASSED)
    first = record.load(EXERCISE).passed
    record.keep(EXERCISE, FAILED)
    record.keep(EXERCISE, PASSED)
    assert record.load(EXERCISE).passed == first < record.load(EXERCISE).checked


def test_a_pass_begins_the_hints_anew_and_a_failure_does_not() -> None:
    record.hint_shown(EXERCISE, 2)
    record.keep(EXERCISE, FAILED)
    assert record.load(EXERCISE).hints == 2
    record.keep(EXERCISE, PASSED)
    assert record.load(EXERCISE).hints == 0


def valid(**changes: object) -> bytes:
    data = {"schema": record.SCHEMA, "verdict": PASSED.as_json(), "checked": 1.0, "passed": 0.0, "hints": 0}
    return json.dumps(data | changes).encode()


DAMAGED = {
    "empty": b"",
    "half": valid()[:200],
    "bytes": b"\xff\xfe\x00",
    "list": b"[]",
    "null": b"null",
    "number": b"7",
    "deep": b"[" * 100_000,
    "other schema": valid(schema="kata/record/9"),
    "no verdict": valid(verdict=[]),
    "a proof too few": valid(verdict=PASSED.as_json() | {"proofs": [{}]}),
    "a kind of its own": valid(verdict=FAILED.as_json() | {"proofs": [{"kind": "odd", "status": "odd"}]}),
    "unhashable": valid(verdict=FAILED.as_json() | {"proofs": [{"kind": [], "status": []}]}),
    "endless hints": valid(hints=1e999),
    "no number of hints": valid(hints=float("nan")),
    "gigantic time": valid(checked=10**400),
    "text for a time": valid(passed="yesterday"),
    "gigantic number": valid(hints=0).replace(b'"hints": 0', b'"hints": ' + b"9" * 5000),
}


@pytest.mark.parametrize("content", DAMAGED.values(), ids=DAMAGED)
def test_a_damaged_record_is_put_aside(folder: Path, content: bytes) -> None:
    folder.mkdir()
    file(folder).write_bytes(content)
    assert record.load(EXERCISE) == Record()
    (aside,) = folder.glob("*.damaged-*")
    assert aside.read_bytes() == content
    record.keep(EXERCISE, FAILED)
    assert record.load(EXERCISE).state == "tried"


def test_a_folder_in_its_place_is_put_aside_too(folder: Path) -> None:
    file(folder).mkdir(parents=True)
    assert record.load(EXERCISE) == Record()
    record.keep(EXERCISE, PASSED)
    assert record.load(EXERCISE).state == "passed"


def test_where_nothing_can_be_written_nothing_is_kept(folder: Path) -> None:
    folder.write_text("no folder")
    record.keep(EXERCISE, PASSED)
    record.hint_shown(EXERCISE, 1)
    assert record.load(EXERCISE) == Record()
    assert folder.read_text() == "no folder"


TOGETHER = """
import os
from tests.test_record import EXERCISE, FAILED, PASSED, Path, record
record.FOLDER = Path({folder!r})
children = []
for work in (lambda n: record.keep(EXERCISE, FAILED if n % 2 else PASSED), lambda n: record.hint_shown(EXERCISE, n)):
    children.append(os.fork())
    if not children[-1]:
        for n in range(40):
            work(n)
        os._exit(0)
assert not any(os.waitpid(child, 0)[1] for child in children)
"""


def test_two_at_once_lose_nothing(folder: Path) -> None:
    record.keep(EXERCISE, PASSED)
    first = record.load(EXERCISE).passed
    subprocess.run([sys.executable, "-c", TOGETHER.format(folder=str(folder))], cwd=ROOT, check=True, timeout=60)
    known = record.load(EXERCISE)
    assert (known.state, known.passed) == ("failing again", first)
    assert known.hints in {0, 39}  # a pass may have been the last to set it
    assert not list(folder.glob("*damaged*")), "a record was seen half written"


KILLED = """
import os, signal, sys
from pathlib import Path
from tests.test_record import EXERCISE, FAILED, PASSED, record
record.FOLDER = Path({folder!r})
record.keep(EXERCISE, PASSED)
for moment in range(1, 1000):
    child = os.fork()
    if not child:
        left = moment
        def tick(event, *_about):
            global left
            left -= event != "object.__getattr__"
            if not left:
                os.kill(os.getpid(), signal.SIGKILL)
            return tick
        sys.addaudithook(tick)
        writing = {{"keep", "_save", "write", "write_text"}}
        sys.settrace(lambda frame, *_about: tick if frame.f_code.co_name in writing else None)
        record.keep(EXERCISE, FAILED)
        os._exit(0)
    ended = os.waitpid(child, 0)[1]
    state = record.load(EXERCISE).state
    assert state in ("passed", "failing again"), state
    assert not list(record.FOLDER.glob("*damaged*")), moment
    if not ended:
        assert state == "failing again"
        print(moment)
        break
    record.keep(EXERCISE, PASSED)
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork here")
def test_a_kill_at_any_moment_leaves_a_whole_record(folder: Path) -> None:
    """SIGKILL before every line that writes, and every call of the system."""
    script = KILLED.format(folder=str(folder))
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, timeout=100)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 25, "there were hardly any moments"
