"""What a race came to, as plain frozen values, and the last race of each exercise on disk: `.kata/race/<stem>.json`.

    {"schema": "kata/race/1", "exercise": "18_gather_fetches", "raced": 1700000000.0,
     "in_turn": {"seconds": 0.95, "spans": [{"label": "/page-0", "start": 0.0, "end": 0.05, "lane": ""}, …],
                 "trouble": ""},
     "yours": {"seconds": null, "spans": [], "trouble": "it raised ValueError: …"},
     "reference": {"seconds": 0.21, "spans": […], "trouble": ""},
     "limit": {"seconds": 0.2, "by": "longest" | "cores" | "places", "together": 8}}

All times are seconds; those of the spans count from the moment of the call, so the three share one axis.
"""

import contextlib
import json
import math
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal, get_args

from kata.evidence import Span
from kata.record import FOLDER
from kata.room import Exercise
from kata.written import span_from, write

SCHEMA = "kata/race/1"

By = Literal["longest", "cores", "places"]


@dataclass(frozen=True, slots=True)
class Lap:
    """The best lap of one who took part, from the call to its return; without `seconds`, `trouble` says why."""

    seconds: float | None
    spans: tuple[Span, ...] = ()
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class Limit:
    """The `seconds` below which nobody can come: those of the longest piece of work, or of all of them divided by
    how many can be worked on together, which are cores, or places that the exercise allows."""

    seconds: float
    by: By
    together: int


@dataclass(frozen=True, slots=True)
class Raced:
    """One race: the work one piece after another, by the learner's file, and by the reference. `raced`: when."""

    exercise: str
    raced: float
    in_turn: Lap
    yours: Lap
    reference: Lap
    limit: Limit

    def quicker(self, lap: Lap) -> float | None:
        """How many times as quick as one after another; None where one of the two did not arrive."""
        return self.in_turn.seconds / lap.seconds if self.in_turn.seconds and lap.seconds else None

    def as_json(self) -> dict[str, Any]:
        return {"schema": SCHEMA, **asdict(self)}


def keep(raced: Raced) -> None:
    """Remember it as the last race of its exercise; where nothing can be written, nothing is kept."""
    path = _path(Exercise(raced.exercise))
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        write(path, raced.as_json())


def load(exercise: Exercise) -> Raced | None:
    """The last race of the exercise; None if there was none, or what is kept cannot be understood."""
    try:
        return raced_from(json.loads(_path(exercise).read_bytes()))
    except (OSError, ValueError, RecursionError):
        return None


def raced_from(data: Any) -> Raced:
    """The race that `as_json` gave. Raises ValueError where it is no such thing."""
    try:
        if data["schema"] != SCHEMA or type(data["exercise"]) is not str:
            raise ValueError(data["schema"])
        in_turn, yours, reference = (_lap(data[who]) for who in ("in_turn", "yours", "reference"))
        return Raced(data["exercise"], float(data["raced"]), in_turn, yours, reference, _limit(data["limit"]))
    except (KeyError, TypeError, AttributeError, OverflowError) as error:
        raise ValueError(f"no race: {error!r}") from None


def _path(exercise: Exercise) -> Path:
    return FOLDER / "race" / f"{exercise.stem}.json"


def _lap(data: dict[str, Any]) -> Lap:
    seconds = None if data["seconds"] is None else _seconds(data["seconds"])
    return Lap(seconds, tuple(span_from(one) for one in data["spans"]), str(data["trouble"]))


def _limit(data: dict[str, Any]) -> Limit:
    if data["by"] not in get_args(By):
        raise ValueError(data["by"])
    return Limit(_seconds(data["seconds"]), data["by"], int(data["together"]))


def _seconds(value: Any) -> float:
    seconds = float(value)
    if not (math.isfinite(seconds) and seconds >= 0):
        raise ValueError(value)
    return seconds
