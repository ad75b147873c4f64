"""The explorer: plays one schedule after another on a stage, up to the first whose check fails."""

import time
from collections.abc import Sequence
from typing import Any

from kata.schedules import NewFamily, Schedule, Step
from kata.stage import Played, Stage

BUDGET = 20.0  # seconds for one exploration: a right one takes less than one, the rest is for a busy machine
PROMPT = 0.2  # seconds for one play: on four processes that share a core, most of those of 05 take less than 0.05
AGAIN = 10  # plays of what fails and is not prompt

_monotonic = time.monotonic


def explore(stage: Stage, *families: NewFamily, budget: float = BUDGET) -> dict[str, Any]:
    """Try every schedule of the families. A report of plain data:

    `bytecodes` and `points` are those of A alone; `tried` counts schedules, `fired` for each family those in which
    the first caller was paused; `failure` is None, or what became of the schedule that failed (see Played) and its
    `family`; `intact` says that nobody switched the watching off, `elsewhere` counts points that were reached by
    threads that work for no caller, `cut` says that `budget` seconds were not enough to try all.
    """
    began = _monotonic()
    with stage.watching():
        report = _all(stage, families, began + budget)
    return report | {"intact": stage.intact, "elsewhere": stage.elsewhere, "seconds": _monotonic() - began}


def _all(stage: Stage, families: Sequence[NewFamily], end: float) -> dict[str, Any]:
    alone = stage.play_watched([Step(0)])
    report: dict[str, Any] = {
        "bytecodes": alone.bytecodes[0],
        "points": alone.points[0],
        "tried": 1,
        "fired": {},
        "cut": False,
        "failure": alone.as_plain() | {"family": "alone"} if alone.failed else None,
    }
    for family in families:
        if report["failure"] is None and not report["cut"]:
            _one(stage, family, report, end)
    return report


def _one(stage: Stage, new: NewFamily, report: dict[str, Any], end: float) -> None:
    family, name = new(), new.__name__
    report["fired"][name] = 0
    schedule = next(family, None)
    while schedule is not None:
        played = _by_turns_alone(stage, schedule)
        report["tried"] += 1
        report["fired"][name] += played.became[0] == "paused"
        if played.failed:
            report["failure"] = played.as_plain() | {"family": name}
            return
        if _monotonic() > end:
            report["cut"] = True
            return
        try:
            schedule = family.send(played.became)
        except StopIteration:
            return


def _by_turns_alone(stage: Stage, schedule: Schedule) -> Played:
    """Play it; and again, when it fails after the machine has stood still: a lock may have been waited for in vain,
    up to a time-out, and it is not the order of turns that did it. The first play that is prompt, or right, counts.
    """
    played = stage.play_watched(schedule)
    for _ in range(AGAIN):
        if not played.failed or played.stuck or played.seconds < PROMPT:
            break
        played = stage.play_watched(schedule)
    return played
