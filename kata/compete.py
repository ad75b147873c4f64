"""Runs a race: the work one piece after another, by the learner's file and by the reference, in turn, best of three."""

import time
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

from kata.language import _
from kata.proof import Refusal, Skipped, Waiver
from kata.race import Race
from kata.raced import Lap, Raced
from kata.room import Exercise
from kata.run import Run
from kata.site import ThreadServer
from kata.track import Track

ROUNDS = 3

Contestant = Callable[[], Lap]


def raced(race: Race, track: Track, yours: Run, reference: Run, on_round: Callable[[int], None]) -> Raced:
    """The result. `on_round` is told the number of each round, from 1 to ROUNDS, before it begins."""
    contestants: list[Contestant] = [
        lambda: race.in_turn(track),
        lambda: race.lap(yours, track),
        lambda: race.lap(reference, track),
    ]
    best: list[Lap | None] = [None] * len(contestants)
    for number in range(1, ROUNDS + 1):
        on_round(number)
        best = [_better(lap, contestant) for lap, contestant in zip(best, contestants, strict=True)]
    in_turn, mine, theirs = (lap or Lap(None) for lap in best)
    return Raced(yours.exercise.stem, time.time(), in_turn, mine, theirs, race.limit())


def track(grader: ModuleType) -> Track:
    """A track with the kind of server that the grader names."""
    return Track(getattr(grader, "SERVER", ThreadServer))


def entrant(exercise: Exercise, file: Path) -> Run:
    """A submission that takes part."""
    return Run(exercise, file.resolve())


def _better(before: Lap | None, contestant: Contestant) -> Lap:
    """The better one of the best lap so far and one more; who has fallen once is not asked again."""
    if before is not None and before.seconds is None:
        return before
    lap = _lap(contestant)
    if before is None or before.seconds is None or lap.seconds is None:
        return lap
    return lap if lap.seconds < before.seconds else before


def _lap(contestant: Contestant) -> Lap:
    """One lap; whatever goes wrong in it is told in a line."""
    try:
        return contestant()
    except Refusal as refusal:
        return Lap(None, trouble=refusal.seen)
    except (Waiver, Skipped) as reason:
        return Lap(None, trouble=str(reason))
    except Exception as error:
        return Lap(None, trouble=_("the race itself failed: {error!r}").format(error=error))
