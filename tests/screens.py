"""`make screens`: the screens in the README, as SVGs of what the tool prints.

`python -m tests.screens` runs tests/story.py for real, in a copy of the repository, and writes guide/screens/. What was
measured there is kept beside them: tests/test_screens.py draws them once more from that, and finds what is stale.
"""

import io
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.text import Text

from kata.room import ROOT
from kata.written import write_text
from tests.story import COURSE

FOLDER = ROOT / "guide" / "screens"
MEASURED = FOLDER / "measured.json"
WIDTH = 80  # cells
OURS = {"FORCE_COLOR": "1", "COLUMNS": str(WIDTH), "TERM": "xterm", "LANG": "C.UTF-8", "PYTHONIOENCODING": "utf-8"}
THEIRS = {"NO_COLOR", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "PYTHONPATH", "COLORTERM", "LINES"}
WEB_FONT = re.compile(r"\s*@font-face \{.*?\}", re.DOTALL)  # a screen asks nobody for anything


def screens(mode: str, measured: Path = MEASURED) -> dict[str, str]:
    """The name and the SVG of each screen; `mode` is that of tests/story.py."""
    with tempfile.TemporaryDirectory(prefix="kata-") as folder:
        root = Path(folder) / "kata"
        _copy(root)
        environment = {name: value for name, value in os.environ.items() if name not in THEIRS} | OURS
        command = [sys.executable, "-m", "tests.story", mode, str(measured)]
        done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, timeout=110)
        assert done.returncode == 0, done.stderr
        return {name: svg(typed, text) for name, (typed, text) in json.loads(done.stdout).items()}


def svg(typed: str, text: str) -> str:
    """What was typed and what came of it, in a window."""
    console = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True, color_system="truecolor")
    console.print(Text.assemble(("$ ", "dim"), (typed, "bold")), Text(), sep="\n")
    console.print(Text.from_ansi(text.rstrip()))
    drawn = WEB_FONT.sub("", console.export_svg(title=typed, unique_id="screen")).replace(
        "Fira Code,", "ui-monospace, Menlo, Consolas,"
    )
    return "\n".join(line.rstrip() for line in drawn.splitlines() if line.strip()) + "\n"


def _copy(root: Path) -> None:
    """What the story needs, with a short course in it."""
    for name in ("kata", "graders", "solutions", "guide", "tests"):
        passed_over = shutil.ignore_patterns("__pycache__", "*.pyc*", "screens", "broken")
        shutil.copytree(ROOT / name, root / name, ignore=passed_over)
    shutil.copy(ROOT / "pyproject.toml", root)
    (root / "exercises").mkdir()
    for stem in COURSE:
        shutil.copy(root / "kata" / "stubs" / f"{stem}.txt", root / "exercises" / f"{stem}.py")
    for grader in (root / "graders").glob("[0-9]*.py"):
        if grader.stem not in COURSE:
            grader.unlink()


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    drawn = screens("record")
    for name, text in drawn.items():
        write_text(FOLDER / f"{name}.svg", text)
    for file in FOLDER.glob("*.svg"):
        if file.stem not in drawn:
            file.unlink()
    print(f"{len(drawn)} screens are drawn anew in {FOLDER.relative_to(ROOT)}/")
