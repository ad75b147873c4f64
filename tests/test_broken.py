"""Broken and hostile submissions: each ends in a clear verdict whose reason is true, and leaves nothing behind.

`tests/broken/*.py` hold one of each kind, `tests/broken/more/*.py` the others of their kinds, which are asked for by
`KATA_EVERY=1`. The first line of a file says which codes are true for it, and for which exercise. What no Python file
can hold (no text, no syntax, no file) is made here. All are checked as a user does it, a few at a time.
"""

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from kata import tree
from kata.evidence import KINDS
from kata.room import ROOT, find
from tests.crowd import crowd, pressed
from tests.place import Place

EVERY = int(os.environ.get("KATA_EVERY", "0"))  # 1: all of them; else one of each kind
WORKERS = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
TOGETHER = max(2, min(8, (os.cpu_count() or 1) * 3) // WORKERS)  # checks at a time: many of them wait for something
LONGEST = 15.0  # seconds for one check on a machine that has nothing else to do
# these wait for something, so they begin first
SLOW = ("spins", "floods", "loop_", "pool_", "stops_", "leaves_", "hangs_", "prints_", "stock_h", "results_r")
NEEDS_LINUX = {"leaves_a_child_of_a_child", "leaves_many_children", "leaves_a_hydra", "leaves_a_hydra_in_sessions"}
NEEDS_GIL = {"pool_of_lying_threads"}  # without one, what they say is true
HAS_GIL = getattr(sys, "_is_gil_enabled", lambda: True)()

DEEP = 100_000
MADE = {
    "empty": ("missing", b""),
    "no_bytes_of_a_text": ("syntax", bytes(range(256)) * 40),
    "only_nul": ("syntax", bytes(100)),
    "latin_1": ("syntax", "gr\u00fc\u00dfe = 1\n".encode("latin-1")),
    "no_syntax": ("syntax", b"def join_threads(urls, dest)\n    return []\n"),
    "many_signs": ("syntax|died", b"-" * DEEP + b"1\n"),
}
MADE_MORE = {
    "blank": ("missing", b"\n \n# nothing here\n"),
    "utf_16": ("syntax", "def join_threads(urls, dest): pass\n".encode("utf-16")),
    "unknown_encoding": ("syntax", b"# coding: nonsense\n"),
    "no_indentation": ("syntax", b"def join_threads(urls, dest):\nreturn []\n"),
    "never_closed": ("syntax", b'"""the text that never ends\n'),
    "return_outside": ("syntax", b"return 1\n"),
    "long_number": ("syntax", b"number = " + b"9" * 10_000 + b"\n"),
    "many_brackets": ("syntax", b"(" * DEEP + b")" * DEEP),
    "many_terms": ("syntax|died|missing", b"1" + b"+1" * DEEP + b"\n"),
    "many_blocks": ("syntax", b"".join(b" " * n + b"if 1:\n" for n in range(200)) + b" " * 200 + b"pass\n"),
}


@dataclass(frozen=True)
class Broken:
    """One submission: the codes that are true for it, the number of the exercise, and its bytes."""

    name: str
    codes: frozenset[str]
    number: str
    content: bytes

    @property
    def is_slow(self) -> bool:
        return any(part in self.name for part in SLOW)


def broken() -> Iterator[Broken]:
    for name, (codes, content) in (MADE | MADE_MORE if EVERY else MADE).items():
        yield Broken(name, frozenset(codes.split("|")), "02", content)
    for file in sorted((ROOT / "tests" / "broken").glob("**/*.py" if EVERY else "*.py")):
        said = re.match(r'"""([a-z|-]+) (\d\d): \S', file.read_text())
        assert said, f"{file.name} does not say its codes and its exercise"
        yield Broken(file.stem, frozenset(said[1].split("|")), said[2], file.read_bytes())


@dataclass(frozen=True)
class Ended:
    """A check that has ended, and the world after it."""

    exit_code: int
    screen: str
    verdict: dict[str, Any]
    seconds: float
    pressed: float  # seconds of these in which somebody had to wait for a processor
    running: list[str]  # processes that it has left
    left: list[str]  # files that it has left among the temporary ones
    beside: list[str]  # files beside the submission
    content: bytes  # of the submission


def check(sample: Broken) -> Ended:
    with Place() as place:
        file = place.submission(sample.name, sample.content)
        began, before = time.monotonic(), pressed()
        done = run(place, sample.number, file)
        return Ended(
            exit_code=done.returncode,
            screen=(done.stdout + done.stderr).decode(),
            verdict=json.loads(place.verdict.read_text("utf-8")) if place.verdict.exists() else {},
            seconds=time.monotonic() - began,
            pressed=pressed() - before,
            running=place.running(),
            left=os.listdir(place.temporary),
            beside=os.listdir(place.room),
            content=file.read_bytes(),
        )


def run(place: Place, number: str, file: Path) -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run(
        place.command(number, file),
        cwd=ROOT,
        env=place.environment(),
        capture_output=True,
        stdin=subprocess.DEVNULL,
        timeout=100,
        check=False,
    )


class Checks:
    """Checks a few at a time, and is ahead of who asks for them in this order."""

    def __init__(self, pool: ThreadPoolExecutor, order: list[Broken]) -> None:
        self.pool, self.order = pool, order
        self.begun: dict[str, Future[Ended]] = {}

    def __getitem__(self, sample: Broken) -> Ended:
        place = self.order.index(sample)
        for one in self.order[place : place + TOGETHER]:
            if one.name not in self.begun:
                self.begun[one.name] = self.pool.submit(check, one)
        return self.begun[sample.name].result()


@pytest.fixture(scope="module")
def ended(request: pytest.FixtureRequest) -> Iterator[Checks]:
    """`ended[sample]`: the check of that submission."""
    calls = [getattr(item, "callspec", None) for item in request.session.items]
    wanted = [call.params["sample"] for call in calls if call and "sample" in call.params]
    tree.adopt_orphans()
    before = set(tree.below(os.getpid()))
    pool = ThreadPoolExecutor(TOGETHER)
    yield Checks(pool, [sample for sample in wanted if isinstance(sample, Broken)])
    pool.shutdown(cancel_futures=True)
    assert set(tree.below(os.getpid())) <= before, "a process has outlived its check"


SLOW_FIRST = sorted(broken(), key=lambda one: not one.is_slow)


@pytest.mark.parametrize("sample", [pytest.param(one, id=one.name) for one in SLOW_FIRST])
def test_ends_in_a_true_verdict(sample: Broken, ended: Checks) -> None:
    if sample.name in NEEDS_LINUX and not tree.HAS_PROC:
        pytest.skip("only Linux brings orphans back to the judge")
    if sample.name in NEEDS_GIL and not HAS_GIL:
        pytest.skip("this build has no GIL")
    found = ended[sample]
    assert found.exit_code == 1, found.screen
    expect_valid(found.verdict)
    assert found.verdict["status"] == "failed"
    assert found.verdict["diagnosis"] in sample.codes, found.screen
    assert found.verdict["seconds"] < found.seconds
    assert found.seconds - found.pressed < LONGEST * (1.0 if found.pressed else crowd())
    expect_readable(found.screen)
    assert not found.running
    assert not found.left
    assert found.beside == [f"{sample.name}.py"]
    assert found.content == sample.content


def expect_valid(verdict: dict[str, Any]) -> None:
    """The public interface, as design.md gives it."""
    keys = {"schema", "exercise", "submission", "status", "diagnosis", "proofs", "seconds", "timeline"}
    assert verdict.keys() == keys
    assert verdict["schema"] == "kata/verdict/1"
    assert verdict["status"] in {"passed", "failed", "inconclusive"}
    failed = [proof["code"] for proof in verdict["proofs"] if proof["status"] == "failed"]
    assert verdict["diagnosis"] == (failed[0] if failed else None)
    assert type(verdict["seconds"]) in (int, float)
    for proof in verdict["proofs"]:
        assert proof.keys() == {"kind", "name", "status", "code", "seen", "wanted", "hint", "where"}
        assert proof["kind"] in KINDS
        assert proof["status"] in {"passed", "failed", "waived", "skipped"}
        assert proof["where"] is None or re.fullmatch(r".+\.py:\d+", proof["where"])
        if proof["status"] == "failed":
            assert re.fullmatch(r"[a-z]+(-[a-z]+)*", proof["code"])
            assert proof["seen"].strip()
            assert proof["wanted"].strip()
            assert proof["hint"].strip()
    for span in verdict["timeline"]:
        assert span.keys() == {"label", "start", "end", "lane"}
        assert 0 <= span["start"] <= span["end"] < 100


def expect_readable(screen: str) -> None:
    """A screen for a learner: nothing that steers the terminal, and outside of what was printed nothing of ours."""
    assert all(line.isprintable() for line in screen.split("\n"))
    ours = "\n".join(line for line in screen.split("\n") if not line.startswith("  │"))
    assert "Traceback" not in ours
    assert not re.search(r"\b(kata|graders)/\w+\.py", ours)


class TestUsage:
    """What is no submission at all: one sentence, and exit code 2."""

    def fails(self, *arguments: str) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "kata", "check", *arguments],
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=30,
            check=False,
        )
        assert done.returncode == 2
        assert done.stdout == ""
        assert len(done.stderr.splitlines()) == 1
        return done.stderr

    def test_no_such_exercise(self) -> None:
        assert "99" in self.fails("99")
        assert "join" in self.fails("join")

    def test_no_such_file(self, tmp_path: Path) -> None:
        assert "nowhere.py" in self.fails("02", "--submission", str(tmp_path / "nowhere.py"))

    def test_a_folder(self, tmp_path: Path) -> None:
        assert "folder" in self.fails("02", "--submission", str(tmp_path))

    def test_a_pipe(self, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "pipe.py")
        assert "pipe.py" in self.fails("02", "--submission", str(tmp_path / "pipe.py"))

    def test_no_place_for_the_verdict(self, tmp_path: Path) -> None:
        for path in (tmp_path, tmp_path / "nowhere" / "verdict.json"):
            assert str(path) in self.fails("02", "--json", str(path))
        assert not list(tmp_path.iterdir())


def test_a_name_that_is_no_text(tmp_path: Path) -> None:
    """A file whose name cannot be decoded is graded like any other."""
    file = tmp_path / os.fsdecode(b"\xff \x1b[31m.py")
    try:
        file.write_bytes(find("02").file("solutions").read_bytes())
    except OSError:
        pytest.skip("this file system takes only names that are text")
    with Place() as place:
        done = run(place, "02", file)
        assert done.returncode == 0
        assert json.loads(place.verdict.read_text("utf-8"))["status"] == "passed"
    assert b"\x1b" not in done.stdout
