"""The guide is run, not trusted: every Python block in it works as it stands, as a file of its own."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kata.room import ROOT

BLOCK = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks() -> Iterator[Any]:
    """Each block with blank lines above it, so that a traceback names the line of the page."""
    for page in sorted((ROOT / "guide").glob("*.md")):
        text = page.read_text("utf-8")
        for found in BLOCK.finditer(text):
            above = text.count("\n", 0, found.start(1))
            yield pytest.param("\n" * above + found.group(1), id=f"{page.stem}:{above + 1}")


@pytest.mark.parametrize("block", list(blocks()))
def test_every_block_of_the_guide_runs(block: str, tmp_path: Path) -> None:
    file = tmp_path / "block.py"  # a file, since what starts processes is imported by them
    file.write_text(block, "utf-8")
    done = subprocess.run(
        [sys.executable, file.name], cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.returncode, done.stderr) == (0, ""), done.stderr


def test_the_guide_has_blocks_to_run() -> None:
    assert list(blocks())
