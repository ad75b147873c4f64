"""The verbs of the learner's loop as a learner types them: in a copy of the repository, with and without git."""

import argparse
import ast
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from kata import record, room, stubs, task
from kata.evidence import Proof, Verdict
from kata.room import ROOT, Exercise
from kata.stages import STAGES

EXERCISE = Exercise("02_join_threads")
GOOD = Proof("correct", "order", "passed", seen="5 files")
BAD = Proof(
    "overlap", "together", "failed", "sequential", "never more than 1 request in flight", "all 5 in flight",
    "Start all the threads before you wait for any.", f"exercises/{EXERCISE.stem}.py:27",
)  # fmt: skip
PASSED, FAILED = (Verdict(EXERCISE.stem, "x.py", proofs, 0.5) for proofs in ((GOOD,), (GOOD, BAD)))


@dataclass
class Copy:
    """A copy of what a learner has, in which every exercise is its stub; `type("hint 02")` runs a verb in it."""

    path: Path

    @property
    def file(self) -> Path:
        return self.path / "exercises" / f"{EXERCISE.stem}.py"

    @property
    def kept(self) -> list[Path]:
        return sorted((self.path / ".kata/kept").glob("*.py"))

    def run(self, line: str, *options: str, **variables: str) -> subprocess.CompletedProcess[str]:
        clean = {name: value for name, value in os.environ.items() if name not in ("LANGUAGE", "LC_ALL", "FORCE_COLOR")}
        environment = clean | {"COLUMNS": "80", "PYTHONIOENCODING": "utf-8", "LANG": "C.UTF-8"} | variables
        command = [sys.executable, *options, "-m", "kata", *line.split()]
        return subprocess.run(
            command, cwd=self.path, env=environment, capture_output=True, text=True, encoding="utf-8", timeout=60
        )

    def type(self, line: str, code: int = 0, **variables: str) -> str:
        """What it prints. It must end with this exit code, in lines that fit, and without a traceback."""
        done = self.run(line, **variables)
        assert done.returncode == code, done.stderr
        assert "Traceback" not in done.stderr
        assert "\x1b" not in done.stdout
        return done.stdout + done.stderr

    def git(self, *arguments: str) -> None:
        ours = ["-c", "user.name=x", "-c", "user.email=x", "-c", "commit.gpgsign=false"]
        subprocess.run(["git", *ours, *arguments], cwd=self.path, check=True, capture_output=True)


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Copy:
    """Where records are kept too, by the tests themselves."""
    for folder in ("exercises", "solutions", "graders", "kata", "guide"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for stub in (tmp_path / "kata/stubs").glob("*.txt"):
        shutil.copy(stub, tmp_path / "exercises" / f"{stub.stem}.py")
    monkeypatch.setattr(record, "FOLDER", tmp_path / ".kata")
    return Copy(tmp_path)


def solve(copy: Copy) -> bytes:
    shutil.copy(copy.path / "solutions" / copy.file.name, copy.file)
    return copy.file.read_bytes()


@pytest.mark.parametrize("exercise", room.exercises(), ids=lambda one: one.stem)
def test_every_stub_has_its_copy(exercise: Exercise) -> None:
    assert stubs.path(exercise).is_file(), "make stubs"
    assert stubs.pristine(exercise) == exercise.file().read_bytes(), "make stubs, or make reset"


def test_no_copy_is_left_of_what_is_no_exercise() -> None:
    assert {one.stem for one in stubs.FOLDER.iterdir()} <= {one.stem for one in room.exercises()}


class TestReset:
    def test_the_stub_comes_back_and_the_work_is_kept(self, copy: Copy) -> None:
        stub, mine = copy.file.read_bytes(), solve(copy)
        printed = copy.type("reset 2")
        assert copy.file.read_bytes() == stub
        (kept,) = copy.kept
        assert kept.read_bytes() == mine
        assert re.fullmatch(EXERCISE.stem + r"\.\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d\.py", kept.name)
        assert f".kata/kept/{kept.name}" in printed

    def test_twice_keeps_both(self, copy: Copy) -> None:
        for text in ("# one\n", "# two\n", "# three\n"):
            copy.file.write_text(text)
            copy.type("reset 02")
        assert {one.read_text() for one in copy.kept} == {"# one\n", "# two\n", "# three\n"}

    def test_a_stub_as_it_was_is_left_alone(self, copy: Copy) -> None:
        assert "nothing to do" in copy.type("reset 02")
        assert not copy.kept

    def test_a_file_that_was_deleted_comes_back(self, copy: Copy) -> None:
        stub = copy.file.read_bytes()
        copy.file.unlink()
        copy.type("reset 02")
        assert copy.file.read_bytes() == stub

    @pytest.mark.parametrize("content", [b"", b"\x00\xff" * 50, b"def (", "# é\n".encode("latin-1")])
    def test_whatever_is_in_the_file_is_kept_as_it_is(self, copy: Copy, content: bytes) -> None:
        copy.file.write_bytes(content)
        copy.type("reset 02")
        assert [one.read_bytes() for one in copy.kept] == [content]

    def test_committed_work_is_no_stub(self, copy: Copy) -> None:
        copy.git("init", "-q")
        stub = copy.file.read_bytes()
        solve(copy)
        copy.git("add", "exercises")
        copy.git("commit", "-q", "-m", "02 solved")
        copy.type("reset 02")
        assert copy.file.read_bytes() == stub

    def test_a_link_still_points_where_it_did(self, copy: Copy) -> None:
        elsewhere = copy.path / "elsewhere.py"
        elsewhere.write_text("# mine\n")
        copy.file.unlink()
        copy.file.symlink_to(elsewhere)
        copy.type("reset 02")
        assert copy.file.is_symlink()
        assert elsewhere.read_bytes() == (copy.path / f"kata/stubs/{EXERCISE.stem}.txt").read_bytes()

    def test_where_nothing_can_be_kept_nothing_is_changed(self, copy: Copy) -> None:
        mine = solve(copy)
        (copy.path / ".kata").write_text("no folder")
        assert "is as it was" in copy.type("reset 02", code=2)
        assert copy.file.read_bytes() == mine

    def test_a_folder_in_its_place_is_said(self, copy: Copy) -> None:
        copy.file.unlink()
        copy.file.mkdir()
        assert "is a folder" in copy.type("reset 02", code=2)

    def test_without_a_copy_of_the_stub_nothing_is_changed(self, copy: Copy) -> None:
        mine = solve(copy)
        (copy.path / f"kata/stubs/{EXERCISE.stem}.txt").unlink()
        assert "make stubs" in copy.type("reset 02", code=2)
        assert copy.file.read_bytes() == mine

    @pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork here")
    def test_a_kill_at_any_moment_loses_nothing(self, copy: Copy) -> None:
        done = subprocess.run(
            [sys.executable, "-c", KILLED], cwd=copy.path, capture_output=True, text=True, timeout=100
        )
        assert done.returncode == 0, done.stderr
        assert int(done.stdout) > 25, "there were hardly any moments"


KILLED = """
import argparse, os, shutil, signal, sys
from kata import record, reset, room
options = argparse.Namespace(exercise="02")
file, mine = room.find("02").file(), b"# mine\\n" * 20_000
stub = file.read_bytes()
for moment in range(1, 1000):
    shutil.rmtree(record.FOLDER, ignore_errors=True)
    file.write_bytes(mine)
    child = os.fork()
    if not child:
        left = moment
        def tick(event, *_about):
            global left
            left -= event != "object.__getattr__"
            if not left:
                os.kill(os.getpid(), signal.SIGKILL)
            return tick
        sys.stdout = open(os.devnull, "w")
        sys.addaudithook(tick)
        writes = lambda code: code.co_filename.endswith("reset.py") or code.co_name == "write_bytes"
        sys.settrace(lambda frame, *_about: tick if writes(frame.f_code) else None)
        reset.main(options)
        os._exit(0)
    ended = os.waitpid(child, 0)[1]
    kept = [one.read_bytes() for one in record.FOLDER.glob("kept/*.py")]
    assert set(kept) <= {mine}, "half a copy"
    assert file.read_bytes() in ((mine, stub) if kept else (mine,)), moment
    if not ended:
        assert kept and file.read_bytes() == stub
        print(moment)
        break
    assert os.WTERMSIG(ended) == signal.SIGKILL
"""


class TestDiff:
    def test_nothing_changed(self, copy: Copy) -> None:
        assert "nothing is changed" in copy.type("diff 02")

    def test_shows_what_was_added_and_removed(self, copy: Copy) -> None:
        text = copy.file.read_text()
        copy.file.write_text(text.replace("    # TODO:", "    threads = []\n    # later:", 1))
        lines = copy.type("diff 02").splitlines()
        assert lines[0].endswith("2 lines added, 1 removed")
        assert {"+    threads = []"} == {line for line in lines if line.startswith("+    t")}
        assert any(line.startswith("-    # TODO") for line in lines)
        assert lines[-1] == "  make check EX=02 · make reset EX=02"

    def test_in_colour_on_a_terminal_only(self, copy: Copy) -> None:
        copy.file.write_text(copy.file.read_text() + "# more\n")
        assert "\x1b[32m+# more" in copy.run("diff 02", FORCE_COLOR="1", TERM="xterm").stdout
        assert "\x1b" not in copy.type("diff 02")
        assert "+# more" in copy.type("diff 02", PYTHONIOENCODING="ascii")

    def test_it_can_be_applied_as_a_patch(self, copy: Copy) -> None:
        stub = copy.file.read_bytes()
        mine = solve(copy)
        patch = copy.type("diff 02")
        copy.file.write_bytes(stub)
        if not shutil.which("patch"):
            pytest.skip("there is no patch here")
        subprocess.run(["patch", "-p0"], input=patch, cwd=copy.path, text=True, check=True, capture_output=True)
        assert copy.file.read_bytes() == mine

    @pytest.mark.parametrize(
        ("content", "seen"),
        [
            (b"def (:\n\tx = 'unclosed\n", "+def (:"),
            ("# é über\n".encode("latin-1"), "+# é über"),
            ("# coding: euc-kr\n# 한국어\n".encode("euc-kr"), "+# 한국어"),
            (b"# coding: nonsense\nx\n", "+x"),
            (b"\xef\xbb\xbfbom = 1\n", "+bom = 1"),
            (b"\x1b[2Jx\n", r"+\x1b[2Jx"),
            (b"\x00\x01binary", "no text"),
            (b"x\n" * 200_000, "no text of a size"),
            (b"", "0 lines added"),
            (b"[bold]x[/bold] :smile:\n", "+[bold]x[/bold] :smile:"),
        ],
    )
    def test_whatever_is_in_the_file(self, copy: Copy, content: bytes, seen: str) -> None:
        copy.file.write_bytes(content)
        assert seen in copy.type("diff 02")

    def test_other_line_ends_are_no_other_lines(self, copy: Copy) -> None:
        copy.file.write_bytes(copy.file.read_bytes().replace(b"\n", b"\r\n"))
        assert "only line ends" in copy.type("diff 02")

    def test_no_file(self, copy: Copy) -> None:
        copy.file.unlink()
        assert "There is no file" in copy.type("diff 02", code=2)


class TestTask:
    @pytest.mark.parametrize("exercise", room.exercises(), ids=lambda one: one.number)
    def test_tells_what_the_stub_says(
        self, exercise: Exercise, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.setenv("COLUMNS", "80")
        task.main(argparse.Namespace(exercise=exercise.number))
        printed = capsys.readouterr().out
        text = ast.get_docstring(ast.parse(stubs.pristine(exercise)))
        assert "".join(text.split()) in "".join(printed.split())
        assert all(len(line) <= 80 for line in printed.splitlines())
        assert printed.splitlines()[0].startswith(exercise.title)
        assert re.search(r"^    (async )?(def|class) \w+", printed, re.MULTILINE), "no signature"
        assert re.search(r"^  proven  \w", printed, re.MULTILINE), "no claim"

    def test_is_told_from_the_stub_whatever_the_file_holds(self, copy: Copy) -> None:
        before = copy.type("task 02")
        copy.file.write_bytes(b"\x00def (")
        assert copy.type("task 02") == before

    def test_at_40_cells_and_in_ascii(self, copy: Copy) -> None:
        lines = copy.type("task 02", COLUMNS="40", PYTHONIOENCODING="ascii").splitlines()
        assert all(line.isascii() and len(line) <= 40 for line in lines)


class TestHint:
    def test_one_more_step_each_time(self, copy: Copy) -> None:
        printed = [copy.type("hint 02") for _time in range(4)]
        assert [re.search(r"hint (\d) of 3", one)[1] for one in printed] == ["1", "2", "3", "3"]
        assert "make hint EX=02" in printed[0]
        assert "the last step" in printed[2]
        assert "the last step, shown again" in printed[3]
        assert "make compare EX=02 FORCE=1" in printed[3]

    def test_a_step_can_be_named_and_the_count_goes_on_from_there(self, copy: Copy) -> None:
        assert "hint 2 of 3" in copy.type("hint 02 2")
        assert "hint 3 of 3" in copy.type("hint 02")
        assert "hint 1 of 3" in copy.type("hint 02 1")
        assert "hint 3 of 3" in copy.type("hint 02 99")

    def test_reset_and_a_pass_begin_anew(self, copy: Copy) -> None:
        copy.type("hint 02 2")
        copy.type("reset 02")
        assert "hint 1 of 3" in copy.type("hint 02")
        record.keep(EXERCISE, PASSED)
        assert "hint 1 of 3" in copy.type("hint 02")

    def test_the_last_failure_comes_first(self, copy: Copy) -> None:
        copy.file.write_text("# mine\n")
        record.keep(EXERCISE, FAILED)
        os.utime(copy.file, (1, 1))
        printed = copy.type("hint 02")
        told = [BAD.code, BAD.where, BAD.seen, BAD.wanted, BAD.hint, "A thread that has started"]
        assert [printed.index(one) for one in told] == sorted(printed.index(one) for one in told)
        assert "has changed since" not in printed
        os.utime(copy.file)
        assert "has changed since" in copy.type("hint 02")
        record.keep(EXERCISE, PASSED)
        assert BAD.code not in copy.type("hint 02")

    def test_what_a_record_says_cannot_steer_the_terminal(self, copy: Copy) -> None:
        copy.file.write_text("# mine\n")
        hostile = "[red]x[/red] \x1b[2J\x07"
        record.keep(EXERCISE, replace(FAILED, proofs=(replace(BAD, seen=hostile, where=hostile),)))
        assert copy.type("hint 02").count(r"[red]x[/red] \x1b[2J\x07") == 2


class TestProgress:
    def marks(self, printed: str) -> dict[str, str]:
        return {number: mark for mark, number in re.findall(r"([✓✗!·]) (\d\d) [a-z]", printed)}

    def test_the_four_states(self, copy: Copy) -> None:
        copy.file.write_text("# mine\n")
        record.keep(EXERCISE, FAILED)
        assert self.marks(copy.type("progress"))["02"] == "✗"
        record.keep(EXERCISE, PASSED)
        printed = copy.type("progress")
        assert self.marks(printed) | {"02": "·"} == dict.fromkeys(self.marks(printed), "·")
        assert self.marks(printed)["02"] == "✓"
        record.keep(EXERCISE, FAILED)
        printed = copy.type("progress")
        assert self.marks(printed)["02"] == "!"
        assert "failing again" in printed
        assert "next: make check EX=02 · make hint EX=02" in printed

    def test_a_changed_file_without_a_check_is_begun(self, copy: Copy) -> None:
        assert self.marks(copy.type("progress"))["05"] == "·"
        file = copy.path / "exercises/05_reserve_stock.py"
        file.write_bytes(file.read_bytes() + b"\xff\x00")
        assert self.marks(copy.type("progress"))["05"] == "✗"

    def test_what_was_reset_before_it_passed_is_not_begun(self, copy: Copy) -> None:
        copy.file.write_text("# mine\n")
        record.keep(EXERCISE, FAILED)
        copy.type("reset 02")
        assert self.marks(copy.type("progress"))["02"] == "·"
        assert BAD.code not in copy.type("hint 02")

    def test_what_is_next_follows_the_learner(self, copy: Copy) -> None:
        numbers = [one.number for one in room.exercises()]
        assert f"next: make task EX={numbers[0]}" in copy.type("progress")
        record.keep(room.find("18"), PASSED)
        after = [*numbers[numbers.index("18") + 1 :], numbers[0]][0]
        assert f"next: make task EX={after}" in copy.type("progress")
        for one in room.exercises():
            record.keep(one, PASSED)
        printed = copy.type("progress")
        assert "next:" not in printed
        assert f"{len(numbers)} of {len(numbers)} passed" in printed

    def test_the_stages_and_their_pages(self, copy: Copy) -> None:
        for page in (copy.path / "guide").glob("*.md"):
            page.unlink()
        assert "guide/" not in copy.type("progress")
        (copy.path / "guide").mkdir(exist_ok=True)
        (copy.path / "guide/B-threads.md").touch()
        lines = copy.type("progress").splitlines()
        assert next(line for line in lines if line.startswith("B · Threads")).split()[3] == "guide/B-threads.md"
        assert all(len(line) <= 80 for line in lines)

    def test_damaged_records_do_not_end_it(self, copy: Copy) -> None:
        (copy.path / ".kata").mkdir()
        for one in room.exercises():
            (copy.path / f".kata/{one.stem}.json").write_bytes(b"{" * 9)
        assert set(self.marks(copy.type("progress")).values()) == {"·"}

    def test_narrow_and_in_ascii(self, copy: Copy) -> None:
        record.keep(EXERCISE, PASSED)
        lines = copy.type("progress", COLUMNS="40", PYTHONIOENCODING="ascii").splitlines()
        assert all(line.isascii() and len(line) <= 40 for line in lines)


def test_the_stages_hold_every_number_once() -> None:
    numbers = [number for stage in STAGES for number in range(stage.first, stage.last + 1)]
    assert numbers == list(range(1, 41))


class TestStubs:
    def test_a_new_stub_is_copied_and_an_answer_is_not(self, copy: Copy) -> None:
        solve(copy)
        other = copy.path / "exercises/05_reserve_stock.py"
        other.write_text(other.read_text() + "# a better stub\n")
        printed = copy.type("stubs", code=1)
        assert "kata/stubs/05_reserve_stock.txt" in printed
        assert "02_join_threads.py is no stub" in printed
        assert "# TODO" in (copy.path / f"kata/stubs/{EXERCISE.stem}.txt").read_text()
        assert (copy.path / "kata/stubs/05_reserve_stock.txt").read_text() == other.read_text()


def test_options_for_pytest_of_the_learners_own_are_not_ours(copy: Copy) -> None:
    solve(copy)
    own = {"PYTEST_ADDOPTS": "--no-such-option", "PYTEST_PLUGINS": "no_such_plugin"}
    assert "passed" in copy.type("check 02", **own)


def test_a_python_without_the_packages_is_told_what_to_use(copy: Copy) -> None:
    done = copy.run("check 02", "-S", "-E")
    assert (done.returncode, done.stdout) == (2, "")
    assert re.fullmatch(r".+ has no aiohttp: use make, or \.venv/bin/python -m kata\.\n", done.stderr)


def test_a_package_that_only_one_verb_needs_is_named_too(copy: Copy) -> None:
    (copy.path / "kata/progress.py").write_text("import no_such_package.at_all\n")
    assert "has no no_such_package: use make" in copy.type("progress", code=2)
    (copy.path / "kata/progress.py").write_text("import kata.no_such_module\n")
    assert "ModuleNotFoundError" in copy.run("progress").stderr, "a mistake of ours is no missing package"


@pytest.mark.parametrize("verb", ["task", "hint", "diff", "reset"])
def test_an_exercise_that_is_not_there(copy: Copy, verb: str) -> None:
    assert "There is no exercise '99'" in copy.type(f"{verb} 99", code=2)
