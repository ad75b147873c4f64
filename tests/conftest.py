"""What the repository's own tests share: a way to run the tool as its users do."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests import browser as chromium

ROOT = Path(__file__).resolve().parent.parent


@dataclass
class Checked:
    """What `kata check` printed, wrote and ended with."""

    exit_code: int
    screen: str
    verdict: dict[str, Any]

    @property
    def diagnosis(self) -> str | None:
        return self.verdict["diagnosis"]

    def statuses(self, kind: str) -> set[str]:
        return {proof["status"] for proof in self.verdict["proofs"] if proof["kind"] == kind}


@pytest.fixture
def check(tmp_path):
    """`check("02", file)`: grades the file in a process of its own."""

    def run(number: str, file: Path, *options: str) -> Checked:
        out = tmp_path / "verdict.json"
        command = [sys.executable, "-m", "kata", "check", number, "--submission", str(file), "--json", str(out)]
        done = subprocess.run([*command, *options], cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
        verdict = json.loads(out.read_text()) if out.exists() else {"diagnosis": None, "proofs": []}
        return Checked(done.returncode, done.stdout + done.stderr, verdict)

    return run


@pytest.fixture(scope="session")
def grade_many() -> Iterator[Callable[[str, Path], Checked]]:
    """`grade_many(stem, file)`: grades the file in a process that has graded others before."""
    command = [sys.executable, "-m", "tests.many"]
    process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdin
    assert process.stdout

    def grade(stem: str, file: Path) -> Checked:
        assert process.stdin
        assert process.stdout
        print(json.dumps([stem, str(file)]), file=process.stdin, flush=True)
        return Checked(*json.loads(process.stdout.readline()))

    yield grade
    process.stdin.close()
    process.stdout.close()
    process.wait()


def pytest_configure() -> None:
    """Ctrl-C and a lost terminal are heard in what the tests start, also where the tests run in the background."""
    for number, handler in ((signal.SIGINT, signal.default_int_handler), (signal.SIGHUP, signal.SIG_DFL)):
        if signal.getsignal(number) is signal.SIG_IGN:
            signal.signal(number, handler)


def pytest_xdist_auto_num_workers() -> int:
    """One more than there are processors: most checks wait for something, half of their time."""
    return (os.cpu_count() or 1) + 1


def pytest_report_header() -> str:
    found = chromium.find()
    return f"browser: {found or 'none found, so the tests in a browser are skipped (Debian: apt install chromium)'}"


@pytest.fixture(scope="session")
def browser() -> Iterator[chromium.Browser]:
    """A headless Chromium; `browser.page()` is a new tab in it."""
    program = chromium.find()
    if program is None:
        pytest.skip("there is no Chromium here")
    with chromium.Browser(program) as browser:
        yield browser


@pytest.fixture
def page(browser: chromium.Browser) -> Iterator[chromium.Page]:
    page = browser.page()
    yield page
    page.close()
