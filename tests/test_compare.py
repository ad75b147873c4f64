"""`kata compare`: the diff, the reasons, the race and what is kept of it."""

import importlib
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from rich.console import Console

from kata import compete, race_screen, raced
from kata.differences import differences, paragraphs
from kata.evidence import Span
from kata.parent import end_warm_parent
from kata.proof import refuse, waive
from kata.race import Fetches, Jobs, Waits
from kata.raced import Lap, Limit, Raced, raced_from
from kata.room import Exercise, exercises, find
from kata.run import Run
from kata.track import Track

ROOT = Path(__file__).parent.parent
RACING = [one for one in exercises() if "\nRACE = " in one.grader.read_text("utf-8")]
RACED = Raced(
    "02_join_threads",
    1.0,
    in_turn=Lap(0.9, (Span("/page-0", 0.0, 0.3), Span("/page-1", 0.3, 0.9))),
    yours=Lap(0.65, (Span("/page-0", 0.01, 0.31), Span("/page-1", 0.02, 0.64))),
    reference=Lap(0.61, (Span("/page-0", 0.0, 0.3), Span("/page-1", 0.0, 0.6))),
    limit=Limit(0.6, "longest", 2),
)


# -- the diff ----------------------------------------------------------------------------------------------------------


def as_text(yours: str, solution: str) -> list[str]:
    return [f"{line.number}{line.sign}{line.text}" for line in differences(yours, solution)]


def test_only_code_is_compared_under_its_own_numbers():
    yours = '"""My notes."""\n\nimport os\n\n\ndef f():\n    return 1\n\n\nif __name__ == "__main__":\n    f()\n'
    solution = '"""Why.\n\nIt works.\n"""\n\nimport os\n\n\ndef f():\n    return 2\n'
    assert as_text(yours, solution) == ["0…", "5 ", "6 def f():", "7-    return 1", "10+    return 2"]
    assert as_text(yours, yours.replace("My", "Other")) == []


def test_what_both_have_is_left_out():
    same = "\n".join(f"a{n} = {n}" for n in range(20))
    assert as_text(f"x = 1\n{same}\ny = 1", f"x = 2\n{same}\ny = 1")[-2:] == ["3 a1 = 1", "0…"]


def test_a_file_that_is_no_python_is_compared_whole():
    assert as_text("def (:\n", "x = 1\n") == ["1-def (:", "1+x = 1"]
    assert as_text("\0", "") == ["1-\0"]
    assert paragraphs("def (:\n") == []


# -- the race ----------------------------------------------------------------------------------------------------------


@pytest.fixture
def track() -> Iterator[Track]:
    with Track() as track:
        yield track
    end_warm_parent()


@dataclass
class Scripted:
    """A race whose laps are told beforehand; an exception stands for one that goes wrong."""

    laps: dict[str, list[float]]

    def lap(self, run, track):
        return self._next(run)

    def in_turn(self, track):
        return self._next("in turn")

    def limit(self):
        return Limit(0.1, "longest", 3)

    def _next(self, who):
        seconds = self.laps[who].pop(0)
        if callable(seconds):
            seconds()
        return Lap(seconds)


def scripted(yours: list[object]) -> tuple[Raced, dict[str, list[object]]]:
    mine, theirs = (Run(find("02"), find("02").file("solutions")) for _n in range(2))
    laps: dict[object, list[object]] = {"in turn": [1.0, 0.9, 1.1], mine: yours, theirs: [0.3, 0.2, 0.4]}
    return compete.raced(Scripted(laps), Track(), mine, theirs, lambda _number: None), laps


def test_the_best_of_three_counts():
    found, _laps = scripted([0.5, 0.45, 0.6])
    assert (found.in_turn.seconds, found.yours.seconds, found.reference.seconds) == (0.9, 0.45, 0.2)
    assert found.quicker(found.yours) == pytest.approx(2.0)


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (lambda: refuse("hang", "it did not return"), "it did not return"),
        (lambda: waive("this machine gives us one core"), "this machine gives us one core"),
        (lambda: [][0], "the race itself failed: IndexError('list index out of range')"),
    ],
)
def test_who_falls_is_out_and_the_others_race_on(wrong, told):
    found, laps = scripted([0.5, wrong, 0.4])
    assert (found.yours.seconds, found.yours.trouble) == (None, told)
    assert found.reference.seconds == 0.2
    assert found.quicker(found.yours) is None
    assert [left for left in laps.values() if left] == [[0.4]]


@pytest.mark.parametrize("exercise", RACING, ids=lambda one: one.stem)
def test_the_solution_gets_to_the_end_of_the_race_that_its_grader_states(exercise: Exercise):
    grader = importlib.import_module(f"graders.{exercise.stem}")
    with compete.track(grader) as track:
        lap = grader.RACE.lap(compete.entrant(exercise, exercise.file("solutions")), track)
    end_warm_parent()
    limit = grader.RACE.limit()
    assert 0.9 * limit.seconds < lap.seconds
    assert lap.spans
    assert all(0 <= span.start <= span.end <= lap.seconds for span in lap.spans)


def test_one_after_another_is_really_done(track):
    for race, pieces in (
        (Fetches(lambda run, urls, _folder: run(urls), (0.01, 0.03)), 2),
        (Jobs(lambda run, gate, items, n: run(gate, items, n), each=1, burn=0.01), Jobs(None).workers),
        (Waits([0.01, 0.02], lambda run, waits: run(waits)), 2),
    ):
        lap = race.in_turn(track)
        assert len(lap.spans) == pieces
        assert all(one.end <= other.start for one, other in zip(lap.spans, lap.spans[1:], strict=False))
        assert lap.spans[-1].end <= lap.seconds


def test_who_does_not_do_the_work_is_out(track, tmp_path):
    file = tmp_path / "02_join_threads.py"
    file.write_text("def join_threads(urls, dest):\n    return [dest]\n")
    race = Fetches(lambda run, urls, folder: run(urls, folder), (0.0, 0.0))
    solution = compete.entrant(find("02"), find("02").file("solutions"))
    found = compete.raced(race, track, compete.entrant(find("02"), file), solution, lambda _number: None)
    assert found.yours.trouble == "when it returned, 0 of 2 were done"
    assert found.reference.seconds


@pytest.mark.parametrize(
    ("race", "limit"),
    [
        (Fetches(None, (0.1, 0.3, 0.1)), Limit(0.3, "longest", 3)),
        (Fetches(None, (0.1, 0.3, 0.2), places=1), Limit(0.6, "places", 1)),
        (Waits([0.2] * 4, None, places=2), Limit(0.4, "places", 2)),
    ],
)
def test_what_physics_allows(race, limit):
    assert race.limit() == replace(limit, seconds=pytest.approx(limit.seconds))


# -- what is kept, and the screen --------------------------------------------------------------------------------------


def test_a_race_is_kept_and_read_again(tmp_path, monkeypatch):
    monkeypatch.setattr(raced, "FOLDER", tmp_path / ".kata")
    assert raced.load(find("02")) is None
    raced.keep(RACED)
    assert raced.load(find("02")) == RACED
    fallen = replace(RACED, yours=Lap(None, trouble="it raised ValueError"))
    raced.keep(fallen)
    assert raced.load(find("02")) == fallen
    for damage in (b"", b"[]", b"{}", b'{"schema": "kata/race/2"}', b"\xff", b"[" * 100_000):
        (tmp_path / ".kata/race/02_join_threads.json").write_bytes(damage)
        assert raced.load(find("02")) is None


@pytest.mark.parametrize(
    "damage", [{"limit": None}, {"yours": {}}, {"in_turn": {"seconds": "x"}}, {"raced": []}, {"exercise": 1}]
)
def test_what_is_no_race_is_a_value_error(damage):
    with pytest.raises(ValueError):  # noqa: PT011
        raced_from(RACED.as_json() | damage)


def screen(found: Raced, width: int = 80) -> list[str]:
    console = Console(width=width, color_system=None, force_terminal=False)
    with console.capture() as capture:
        console.print(race_screen.race(found, console))
    return capture.get().splitlines()


def test_the_screen_of_a_race():
    assert [line.rstrip() for line in screen(RACED)] == [
        "  The race: run in turn, best of three",
        "",
        "  one after another ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━  0.90 s",
        "  yours             ━━━━━━━━━━━━━━━━━━━━━━          0.65 s   1.4 times quicker",
        "  the solution      ━━━━━━━━━━━━━━━━━━━━            0.61 s   1.5 times quicker",
        "  the limit         ━━━━━━━━━━━━━━━━━━━━            0.60 s   the longest of them",
        "",
        "  yours          /page-0  ━━━━━━━━━━━━━━━━━━━━━━━━━━",
        "                 /page-1   ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━",
        "  the solution   /page-0 ━━━━━━━━━━━━━━━━━━━━━━━━━━",
        "                 /page-1 ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━",
        "                         0 s                                              0.64 s",
    ]


def test_the_screen_of_a_race_that_went_wrong_and_of_a_narrow_terminal():
    trouble = "it raised ValueError: \x1b[2J" + "x" * 200
    fallen = replace(RACED, yours=Lap(None, trouble=trouble), reference=Lap(2.0), in_turn=Lap(1.0))
    lines = screen(fallen)
    assert any("2.0 times slower" in line for line in lines)
    assert any(line.startswith(r"  yours: it raised ValueError: \x1b[2Jxxx") for line in lines)
    everybody = replace(fallen, in_turn=fallen.yours, reference=fallen.yours)
    crowd = tuple(Span(f"/page-{n}", 0, 1) for n in range(100))
    crowded = replace(RACED, yours=Lap(1.0, crowd), reference=Lap(1.0, crowd), limit=Limit(0.5, "cores", 2))
    for found in (RACED, fallen, everybody, crowded):
        for width in (40, 80, 100):
            assert len(screen(found, width)) < 24
            assert all(len(line) <= width for line in screen(found, width)), screen(found, width)


# -- the verb ----------------------------------------------------------------------------------------------------------


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    clone = tmp_path / "clone"
    for room in ("kata", "graders", "exercises", "solutions", "tests/variants/02_join_threads"):
        shutil.copytree(ROOT / room, clone / room, ignore=shutil.ignore_patterns("__pycache__", ".kata"))
    shutil.copy(ROOT / "pyproject.toml", clone)
    return clone


def compare(clone: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "kata", "compare", *arguments]
    return subprocess.run(command, cwd=clone, capture_output=True, text=True, timeout=60, check=False)


def test_before_a_pass_one_sentence_says_what_to_do(clone):
    done = compare(clone, "02")
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.split(":")[0] == "02 join threads does not pass yet"
    assert "make check EX=02" in done.stdout
    assert "FORCE=1" in done.stdout
    assert not (clone / ".kata/race").exists()


def test_after_a_pass_everything_is_there(clone):
    shutil.copy(clone / "tests/variants/02_join_threads/pool_map.py", clone / "exercises/02_join_threads.py")
    done = compare(clone, "2")
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert all(len(line) <= 80 for line in lines)
    assert "\x1b" not in done.stdout
    assert re.search(r"^ +\d+ - .*ThreadPoolExecutor", done.stdout, re.MULTILINE)
    assert re.search(r"^ +\d+ \+ .*thread.join\(\)", done.stdout, re.MULTILINE)
    for text in ("Why it works:", "What else would:", "  thread_list: ", "times quicker", "the limit"):
        assert text in done.stdout
    kept = raced_from(json.loads((clone / ".kata/race/02_join_threads.json").read_text()))
    assert kept.yours.seconds
    assert len(kept.yours.spans) == len(kept.reference.spans) == len(kept.in_turn.spans) == 8
    assert json.loads((clone / ".kata/02_join_threads.json").read_text())["verdict"]["status"] == "passed"
