"""The submissions that the repository keeps to grade its graders: solutions and variants, which are right, and
impostors, which are wrong and say under which code.

An impostor's docstring begins with its code: `sequential: …`. A docstring that goes on (or, for a variant, begins)
with `needs 3.14: `, `needs gil: ` or `needs no-gil: ` names a Python on which alone the sample is what it says.
"""

import ast
import re
import sys
from dataclasses import dataclass
from pathlib import Path

from kata.room import ROOT, Exercise

_NEEDS = re.compile(r"needs (gil|no-gil|\d\.\d+): ")
_CODE = re.compile(r"([a-z]+(?:-[a-z]+)*): ")


@dataclass(frozen=True)
class Sample:
    """One submission, and the diagnosis that it must get: None for a right one."""

    exercise: Exercise
    file: Path
    code: str | None
    needs: str | None

    @property
    def name(self) -> str:
        return f"{self.file.parent.parent.name}/{self.exercise.stem}/{self.file.stem}"

    @property
    def fits(self) -> bool:
        """Whether this Python is one on which the sample is what it says."""
        if self.needs in ("gil", "no-gil"):
            has_gil = getattr(sys, "_is_gil_enabled", lambda: True)()
            return has_gil == (self.needs == "gil")
        return self.needs is None or sys.version_info >= tuple(map(int, self.needs.split(".")))


def samples(exercise: Exercise) -> list[Sample]:
    """Solution, variants and impostors of one exercise, the right ones first."""
    right = [exercise.file("solutions"), *sorted((ROOT / "tests/variants" / exercise.stem).glob("*.py"))]
    wrong = sorted((ROOT / "tests/impostors" / exercise.stem).glob("*.py"))
    return [*(_sample(exercise, file, False) for file in right), *(_sample(exercise, file, True) for file in wrong)]


def _sample(exercise: Exercise, file: Path, wrong: bool) -> Sample:
    text = ast.get_docstring(ast.parse(file.read_bytes())) or ""
    code = None
    if wrong:
        found = _CODE.match(text)
        if found is None:
            raise ValueError(f"{file}: the docstring of an impostor begins with its code, as in `sequential: …`")
        code, text = found.group(1), text[found.end() :]
    needs = _NEEDS.match(text)
    return Sample(exercise, file, code, needs.group(1) if needs else None)
