"""The JavaScript counterpart in a stub's text is JavaScript: Node parses each of them as a module, in one process."""

import ast
import functools
import json
import re
import shutil
import subprocess

import pytest

from kata import room

NODE = shutil.which("node")

BLOCK = re.compile(r"^In JavaScript(?:.|\n)*?:\n((?: {4}.*\n|\n)+)", re.MULTILINE)
PARSE = """
const vm = require("node:vm");
const found = {};
for (const [name, text] of Object.entries(JSON.parse(require("node:fs").readFileSync(0, "utf8"))))
    try { new vm.SourceTextModule(text); found[name] = ""; } catch (error) { found[name] = String(error); }
console.log(JSON.stringify(found));
"""


def block(exercise: room.Exercise) -> str:
    """What is indented below "In JavaScript …:"; empty if the counterpart is told in words."""
    text = ast.get_docstring(ast.parse(exercise.file().read_text("utf-8")), clean=False) or ""
    found = BLOCK.search(text + "\n")
    return found.group(1) if found else ""


def as_module(code: str) -> str:
    """Imports stand at the top; the rest may say `await` and `return`, as in the body of an async function."""
    lines = code.splitlines()
    imports = [line for line in lines if line.lstrip().startswith("import ")]
    body = [line for line in lines if line not in imports]
    return "\n".join([*imports, "async function main() {", *body, "}"])


@functools.cache
def parsed() -> dict[str, str]:
    """What Node says to each block: its SyntaxError, or nothing."""
    modules = {one.stem: as_module(block(one)) for one in room.exercises() if block(one)}
    assert NODE
    done = subprocess.run(
        [NODE, "--no-warnings", "--experimental-vm-modules", "-e", PARSE],
        input=json.dumps(modules),
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    found: dict[str, str] = json.loads(done.stdout)
    return found


@pytest.mark.skipif(NODE is None, reason="there is no node on this machine")
@pytest.mark.parametrize("exercise", [one for one in room.exercises() if block(one)], ids=lambda one: one.stem)
def test_node_can_parse_it(exercise: room.Exercise) -> None:
    assert parsed()[exercise.stem] == ""


def test_the_blocks_are_found() -> None:
    assert len([one for one in room.exercises() if block(one)]) > 15
