"""`kata trace`: the last check's timeline in the Trace Event Format, which DevTools and Perfetto open."""

import argparse
import json
from pathlib import Path
from typing import Any

from kata import record, room
from kata.evidence import Verdict
from kata.language import _
from kata.trace_events import events
from kata.written import write

OURS = "kata/trace/1"


def main(options: argparse.Namespace) -> int:
    """0 when it was written; 1 when there is nothing to write yet."""
    exercise = room.find(options.exercise)
    verdict = record.load(exercise).verdict
    path = trace_file(options.out or Path(f"trace-{exercise.number}.json"))
    if verdict is None:
        print(_("{title} has not been checked yet: make check EX={n}").format(title=exercise.title, n=exercise.number))
        return 1
    found = trace(verdict)
    if not found["traceEvents"]:
        text = _("The last check of {title} got to no timeline: make check EX={n} tells why.")
        print(text.format(title=exercise.title, n=exercise.number))
        return 1
    try:
        write(path, found)
    except OSError as error:
        raise room.NoSuchFile(_cannot(path, error.strerror or str(error))) from None
    print(_("{path}: drop it on the Performance panel of DevTools, or on ui.perfetto.dev.").format(path=path))
    return 0


def trace(verdict: Verdict) -> dict[str, Any]:
    """The JSON object format: the events, and about whom they are."""
    title = room.Exercise(verdict.exercise).title
    about = {"schema": OURS, "exercise": verdict.exercise, "submission": verdict.submission, "status": verdict.status}
    return {"traceEvents": events(title, verdict.timeline), "displayTimeUnit": "ms", "otherData": about}


def trace_file(path: Path) -> Path:
    """The path, if there is nothing yet or a trace of ours; else NoSuchFile: other files stay as they are."""
    if path.is_dir() or not path.absolute().parent.is_dir():
        raise room.NoSuchFile(_cannot(path, _("it is a folder, or its folder is not there")))
    try:
        if json.loads(path.read_bytes())["otherData"]["schema"] == OURS:
            return path
    except FileNotFoundError:
        return path
    except OSError as error:
        raise room.NoSuchFile(_cannot(path, error.strerror or str(error))) from None
    except (ValueError, KeyError, TypeError, RecursionError):
        pass
    raise room.NoSuchFile(_cannot(path, _("a file that is no trace of ours has that name")))


def _cannot(path: Path, why: str) -> str:
    return _("A trace cannot be written to {path}: {why}.").format(path=path, why=why)
