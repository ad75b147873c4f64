"""The Makefile and what it sets up, as a person would use them, in copies and without a network."""

import fcntl
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parent.parent
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
DEPENDENCIES = {re.split("[<>=!~;]", one)[0]: one for one in PROJECT["dependencies"]}
TOOLS = {re.split("[<>=!~;]", one)[0]: one for one in PROJECT["optional-dependencies"]["dev"]}
VERBS = re.search(r"\.PHONY: help (.*)", MAKEFILE)[1].split()
PYTHON = os.path.realpath(sys.executable)

pytestmark = pytest.mark.skipif(not shutil.which("make"), reason="there is no make here")


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """What make reads, and instead of the engine one that says with what it was called and ends as it is told."""
    clone = tmp_path / "clone"
    shutil.copytree(ROOT / ".make", clone / ".make", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("Makefile", "pyproject.toml", "requirements.lock"):
        shutil.copy(ROOT / name, clone)
    (clone / "kata.py").write_text("import os, sys; print(*sys.argv[1:]); sys.exit(int(os.environ.get('CODE', 0)))")
    return clone


@pytest.fixture
def whole(clone: Path) -> Path:
    """A clone whose venv looks as if it had been set up."""
    (clone / ".venv/bin").mkdir(parents=True)
    (clone / ".venv/bin/python").symlink_to(PYTHON)
    (clone / ".venv/here").symlink_to(clone / ".venv")
    stamp(clone).touch()
    return clone


@pytest.fixture
def recorder(tmp_path: Path) -> Path:
    """A Python that says that it was asked to set up, and does nothing else."""
    return script(tmp_path / "recorder", 'case $1 in -c) ;; *) echo "asked: $*"; exit 2;; esac')


def stamp(clone: Path) -> Path:
    return clone / f".venv/ready-{os.path.basename(PYTHON)}"


def script(path: Path, body: str) -> Path:
    path.write_text(f"#!/bin/sh\n{body}\n")
    path.chmod(0o755)
    return path


def command(clone: Path, *arguments: object, **variables: str) -> dict[str, object]:
    """What to start for `make` in the clone, without what a make around these tests says to it."""
    ours = {"MAKEFLAGS", "MAKELEVEL", "MFLAGS", "PYTHON", "VENV", "EX", "IN", "N", "STEP", "FORCE", "PYTHONPATH"}
    environment = {name: value for name, value in os.environ.items() if name not in ours} | variables
    return {"args": ["make", *map(str, arguments)], "cwd": clone, "env": environment, "text": True}


def make(clone: Path, *arguments: object, **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        **command(clone, *arguments, **variables), capture_output=True, stdin=subprocess.DEVNULL, timeout=30
    )


def test_make_alone_lists_every_verb_in_one_line(clone: Path) -> None:
    done = make(clone)
    assert done.returncode == 0
    assert [line.split()[1] for line in done.stdout.splitlines()] == VERBS
    assert not (clone / ".venv").exists()


@pytest.mark.parametrize(
    ("typed", "called"),
    [
        ("check", "check"),
        ("check EX=2", "check 2"),
        ("check EX=02_join_threads IN=solutions", "check 02_join_threads --in solutions"),
        ("run EX=02", "run 02"),
        ("run EX=02 IN=solutions", "run 02 --in solutions"),
        ("hint EX=02", "hint 02"),
        ("hint EX=02 STEP=2", "hint 02 2"),
        ("task EX=02", "task 02"),
        ("watch", "watch"),
        ("compare EX=02", "compare 02"),
        ("compare EX=02 FORCE=1", "compare 02 --force"),
        ("progress", "progress"),
        ("diff EX=02", "diff 02"),
        ("reset EX=02", "reset 02"),
        ("stubs", "stubs"),
        ("audit", "audit"),
        ("audit EX=05 N=50", "audit 05 -n 50"),
    ],
)
def test_a_verb_calls_the_engine_and_says_nothing_itself(whole: Path, typed: str, called: str) -> None:
    done = make(whole, *typed.split())
    assert (done.stdout, done.stderr, done.returncode) == (called + "\n", "", 0)


def test_the_variables_may_stand_in_the_environment(whole: Path) -> None:
    assert make(whole, "check", EX="18", IN="solutions").stdout == "check 18 --in solutions\n"


def test_not_passed_is_exit_code_1_and_no_word_of_make(whole: Path) -> None:
    done = make(whole, "check", CODE="1")
    if "GNU Make 3" not in make(whole, "--version").stdout:
        assert (done.returncode, done.stderr) == (1, "")
    assert done.returncode != 0


@pytest.mark.parametrize("code", ["2", "3"])
def test_other_exit_codes_become_that_of_make(whole: Path, code: str) -> None:
    assert make(whole, "check", CODE=code).returncode == 2


def test_an_old_make_runs_the_verbs_too(whole: Path) -> None:
    passed = make(whole, "check", "EX=02", "MAKE_VERSION=3.81")
    assert (passed.stdout, passed.returncode) == ("check 02\n", 0)
    assert make(whole, "check", "MAKE_VERSION=3.81", CODE="1").returncode == 2


def test_a_failed_verb_ends_the_run(whole: Path) -> None:
    done = make(whole, "check", "hint", CODE="1")
    assert (done.stdout, done.returncode != 0) == ("check\n", True)


@pytest.mark.parametrize("verb", VERBS)
def test_make_n_shows_and_runs_nothing(clone: Path, verb: str) -> None:
    done = make(clone, "-n", verb, "EX=02")
    assert done.returncode == 0
    assert ".make/set_up.py" in done.stdout
    assert not (clone / ".venv").exists()


def test_every_line_of_a_recipe_can_be_run_under_q() -> None:
    lines = re.findall(r"^\t(.*)", MAKEFILE.replace("\\\n", ""), re.MULTILINE)
    assert [line for line in lines if not line.startswith("$(ASK)")] == []


def test_a_python_too_old_is_named_with_what_to_do(clone: Path) -> None:
    old = script(clone / "oldpython", f'[ "$1" = -c ] && exec {PYTHON} -c "import sys; sys.version_info = (3, 10); $2"')
    done = make(clone, "check", f"PYTHON={old}")
    assert f"This needs Python 3.11 or later, and {old} is Python 3.10. Install one" in done.stderr
    assert (done.returncode, done.stdout, (clone / ".venv").exists()) == (2, "", False)


def test_a_python_that_is_not_there_is_named_too(clone: Path) -> None:
    done = make(clone, "check", PYTHON="python3.99")
    assert "python3.99 is not there. Install one" in done.stderr
    assert done.returncode == 2


def test_without_venv_it_says_which_package_to_install(clone: Path) -> None:
    (clone / "sitecustomize.py").write_text("import sys; sys.modules['ensurepip'] = None")
    done = make(clone, "check", f"PYTHON={PYTHON}", PYTHONPATH=str(clone))
    assert re.search(r"This Python has no venv.* apt install python3\.\d+-venv", done.stderr)
    assert (done.returncode, (clone / ".venv").exists()) == (2, False)


def test_a_folder_that_make_did_not_make_is_left_alone(clone: Path) -> None:
    (clone / "precious").mkdir()
    (clone / "precious/notes.txt").write_text("mine")
    done = make(clone, "check", "VENV=precious", f"PYTHON={PYTHON}")
    assert "precious is there, and make did not make it." in done.stderr
    assert done.returncode == 2
    assert [path.name for path in (clone / "precious").iterdir()] == ["notes.txt"]


def test_another_venv_is_set_up_with_the_python_that_was_named(whole: Path, recorder: Path) -> None:
    done = make(whole, "check", f"PYTHON={recorder}", "VENV=.venv-other")
    assert done.stdout == "asked: .make/set_up.py .venv-other\n"


def test_the_tools_are_added_only_when_a_verb_needs_them(whole: Path, recorder: Path) -> None:
    assert make(whole, "lint", f"PYTHON={recorder}").stdout == "asked: .make/set_up.py .venv dev\n"
    assert "asked" not in make(whole, "check", f"PYTHON={recorder}").stdout


def no_stamp(clone: Path) -> None:
    stamp(clone).unlink()


def newer_lock_file(clone: Path) -> None:
    later = stamp(clone).stat().st_mtime + 5
    os.utime(stamp(clone), (later - 10, later - 10))


def python_gone(clone: Path) -> None:
    (clone / ".venv/bin/python").unlink()
    (clone / ".venv/bin/python").symlink_to("/gone/python3.11")


def python_replaced(clone: Path) -> None:
    other = script(clone / "python3.98", "true")
    (clone / ".venv/bin/python").unlink()
    (clone / ".venv/bin/python").symlink_to(other)


def moved(clone: Path) -> None:
    (clone / ".venv/here").unlink()
    (clone / ".venv/here").symlink_to("/gone/.venv")


@pytest.mark.parametrize("spoil", [no_stamp, newer_lock_file, python_gone, python_replaced, moved])
def test_what_is_not_whole_is_set_up_again(whole: Path, recorder: Path, spoil: object) -> None:
    spoil(whole)
    assert make(whole, "check", f"PYTHON={recorder}").stdout == "asked: .make/set_up.py .venv\n"


def test_another_version_that_is_asked_for_is_set_up(whole: Path, recorder: Path) -> None:
    recorder = recorder.rename(recorder.with_name("python3.97"))
    assert make(whole, "check", f"PYTHON={recorder}").stdout == "asked: .make/set_up.py .venv\n"


def test_two_at_once_wait_for_each_other(clone: Path) -> None:
    with (clone / "requirements.lock").open() as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        waiting = subprocess.Popen(
            **command(clone, "check", f"PYTHON={PYTHON}"), stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        assert waiting.stderr.readline() == "Another make is setting up .venv, waiting for it\n"
        (clone / ".venv/bin").mkdir(parents=True)
        (clone / ".venv/bin/python").symlink_to(PYTHON)
        (clone / ".venv/here").symlink_to(clone / ".venv")
        stamp(clone).touch()
    assert waiting.communicate(timeout=30) == ("check\n", "")


@pytest.fixture
def set_up(clone: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    """The set-up script as a module, in the clone."""
    spec = importlib.util.spec_from_file_location("set_up", clone / ".make/set_up.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.chdir(clone)
    return module


def test_an_interrupted_set_up_does_not_count(set_up: ModuleType, clone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = []

    def install(folder: Path, pinned: object, *options: str, **_: str) -> None:
        calls.append(options)
        if len(calls) == 2:
            raise KeyboardInterrupt

    monkeypatch.setattr(set_up, "install", install)
    with pytest.raises(KeyboardInterrupt):
        set_up.main(Path(".venv"), tools=False)
    assert not list(clone.glob(".venv/ready-*"))
    set_up.main(Path(".venv"), tools=False)
    assert stamp(clone).stat().st_mtime_ns == (clone / "requirements.lock").stat().st_mtime_ns
    before = len(calls)
    set_up.main(Path(".venv"), tools=False)
    assert len(calls) == before, "a whole venv was set up again"
    later = stamp(clone).stat().st_mtime + 5
    os.utime(clone / "requirements.lock", (later, later))
    set_up.main(Path(".venv"), tools=False)
    assert len(calls) > before, "a newer lock file was not installed"


def test_a_pip_that_fails_ends_with_a_sentence(
    set_up: ModuleType, clone: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (clone / ".venv/bin").mkdir(parents=True)
    script(clone / ".venv/bin/python", "exit 1")
    with pytest.raises(SystemExit) as stopped:
        set_up.install(Path(".venv"), [])
    assert stopped.value.code == 2
    assert "The packages could not be installed" in capsys.readouterr().err


def test_the_lock_file_pins_everything_that_pyproject_names(set_up: ModuleType) -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    locked = set_up.entries(lock)
    assert DEPENDENCIES.keys() | TOOLS.keys() <= locked.keys()
    assert all(
        re.match(r"[\w.-]+==[\w.]+( ; .*)? \\\n", entry) and "--hash=sha256:" in entry for entry in locked.values()
    )
    lines = {line for line in lock.splitlines() if line and not line.startswith((" ", "#"))}
    assert len(lines) == len(locked), "a line of the lock file is no pin"
    assert not re.search(r"://|--index|--find-links|--extra", lock), "the lock file names a place of one machine"


def test_a_learner_gets_what_is_graded_with_and_not_the_tools(set_up: ModuleType) -> None:
    needed, tools = set_up.split(
        set_up.entries((ROOT / "requirements.lock").read_text(encoding="utf-8")), set_up.dependencies()
    )
    assert {*DEPENDENCIES, "yarl", "pluggy", "mdurl"} <= needed.keys()
    assert {*TOOLS, "mypy-extensions"} <= tools.keys()
    assert not needed.keys() & tools.keys()


def test_every_dependency_says_what_it_earns() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    for one in (DEPENDENCIES | TOOLS).values():
        assert re.search(rf'^    "{re.escape(one)}", +# \w', text, re.MULTILINE), one
