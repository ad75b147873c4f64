"""Who may import what: the rooms of the repository, and the arrows inside the engine, held by reading every import."""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kata.room import ROOT

LEARNED = {"aiohttp", "PIL", "fastapi"}  # what exercises are about, beside the standard library
PRIVATE = {"_interpreters"}  # of the standard library from 3.13 on, where it is not asked for it is not there
ROOMS = {
    "exercises": LEARNED,
    "solutions": LEARNED,
    "tests/impostors": LEARNED,
    "tests/variants": LEARNED,
    "tests/broken": LEARNED | {"pytest", "_pytest"},  # to attack it
    "graders": LEARNED | {"kata", "graders", "pytest"},
    "kata": {"kata", "aiohttp", "rich", "pytest", "watchdog", "prompt_toolkit"},
}
KNOW_PYTEST = {"plugin", "grade"}
ENGINE = {path.stem: path for path in (ROOT / "kata").glob("*.py")}


def imports(file: Path) -> Iterator[str]:
    """The full names of the modules that a file imports, wherever in the file."""
    for node in ast.walk(ast.parse(file.read_bytes())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{file}: an import that does not say where from"
            yield node.module or ""
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("room", ROOMS)
def test_rooms(room: str) -> None:
    for file in (ROOT / room).rglob("*.py"):
        roots = {name.partition(".")[0] for name in imports(file)}
        assert roots <= sys.stdlib_module_names | PRIVATE | ROOMS[room], file


def test_pytest_is_known_in_two_files_of_the_engine() -> None:
    assert {name for name, file in ENGINE.items() if "pytest" in set(imports(file))} == KNOW_PYTEST


def test_the_engine_names_no_exercise() -> None:
    for file in ENGINE.values():
        texts = (node.value for node in ast.walk(ast.parse(file.read_bytes())) if isinstance(node, ast.Constant))
        docs = {ast.get_docstring(node, clean=False) for node in documented(file)}
        for text in texts:
            if isinstance(text, str) and text not in docs:
                assert not re.search(r"\b\d\d_[a-z]", text), f"{file}: {text}"


def documented(file: Path) -> Iterator[ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(file.read_bytes())):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def test_the_arrows_inside_the_engine_go_one_way() -> None:
    arrows = {name: set(own_imports(file)) - {name} for name, file in ENGINE.items()}
    while leaves := [name for name, targets in arrows.items() if not targets & arrows.keys()]:
        for name in leaves:
            del arrows[name]
    assert not arrows, "these import each other in a circle"


def own_imports(file: Path) -> Iterator[str]:
    for name in imports(file):
        root, _dot, module = name.partition(".")
        if root == "kata":
            yield module.partition(".")[0]
