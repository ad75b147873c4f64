"""What an editor is told: its test view shows every grader, and its debugger and `breakpoint()` stop in a stub."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from kata.room import ROOT, exercises
from tests.terminal import Terminal

SETTINGS = [*sorted((ROOT / ".vscode").glob("*.json")), ROOT / ".devcontainer/devcontainer.json"]
STUB = """
def add(a, b):
    total = a + b
    breakpoint()
    return total

if __name__ == "__main__":
    print("it is", add(20, 22))
"""


def told(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((ROOT / name).read_text(encoding="utf-8"))
    return found


@pytest.mark.parametrize("file", SETTINGS, ids=lambda file: file.name)
def test_they_are_plain_json_with_nothing_of_one_machine(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert isinstance(json.loads(text), dict)
    assert not re.search(r'"/|[A-Z]:\\\\', text)


def test_the_test_view_shows_every_grader() -> None:
    settings = told(".vscode/settings.json")
    assert settings["python.testing.pytestEnabled"]
    command = [sys.executable, "-m", "pytest", "--rootdir", str(ROOT), "--collect-only", "-q"]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST")}
    done = subprocess.run(
        [*command, *settings["python.testing.pytestArgs"]],
        cwd=ROOT, env=environment, capture_output=True, text=True, timeout=100, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-3000:]
    seen = {line.partition("::")[0] for line in done.stdout.splitlines() if "::" in line}
    assert seen == {f"graders/{one.stem}.py" for one in exercises()}


def test_the_debugger_starts_what_make_run_starts() -> None:
    (configuration,) = told(".vscode/launch.json")["configurations"]
    assert (configuration["program"], configuration["console"]) == ("${file}", "integratedTerminal")


def test_the_tasks_are_verbs() -> None:
    verbs = re.search(r"^\.PHONY: (.*)", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)[1].split()
    commands = [task["command"] for task in told(".vscode/tasks.json")["tasks"]]
    commands.append(told(".devcontainer/devcontainer.json")["postCreateCommand"])
    assert {command.split()[1] for command in commands} <= set(verbs)


def test_the_container_has_the_same_extensions() -> None:
    container = told(".devcontainer/devcontainer.json")["customizations"]["vscode"]["extensions"]
    assert container == told(".vscode/extensions.json")["recommendations"]


def test_a_breakpoint_in_a_stub_stops_make_run(tmp_path: Path) -> None:
    (tmp_path / f"{exercises()[0].stem}.py").write_text(STUB)
    command = [sys.executable, "-m", "kata", "run", exercises()[0].number, "--in", str(tmp_path)]
    terminal = Terminal(command, ROOT, os.environ | {"TERM": "dumb", "NO_COLOR": "1"})
    try:
        terminal.wait("(Pdb)")
        terminal.press("p total\n")
        terminal.wait("(Pdb) p total\n42")
        terminal.press("continue\n")
        terminal.until(lambda: "it is 42" in terminal.text)
        assert terminal.ended() == 0
    finally:
        terminal.close()
