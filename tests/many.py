"""Grades one file after another in one process (`python -m tests.many`), as `make check` does for all exercises.

Each line of standard input is JSON, [stem, file]; each line of standard output is [exit code, screen, verdict].
It saves the start of the program and its imports, which take longer than most checks.
"""

import io
import json
import os
import sys
from pathlib import Path

from kata import room, screen
from kata.grade import grade
from kata.parent import end_warm_parent, imports_for, warm_parent


def main() -> None:
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)  # whatever else is printed is no answer
    exercises = {one.stem: one for one in room.exercises()}
    preload = imports_for({stem: one.file("solutions") for stem, one in exercises.items()})
    for line in sys.stdin:
        stem, file = json.loads(line)
        warm_parent(preload)
        (verdict,) = grade([exercises[stem]], lambda _one, file=file: Path(file), keep_warm=True)
        printed = io.StringIO()
        screen.show(verdict, printed, width=80)
        print(json.dumps([verdict.exit_code, printed.getvalue(), verdict.as_json()]), file=answers, flush=True)
    end_warm_parent()


if __name__ == "__main__":
    main()
