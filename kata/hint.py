"""`kata hint`: three steps towards the solution, one at a time: a thought, the tool, nearly the code."""

import argparse
import importlib
import textwrap

from kata import room
from kata.language import _


def main(options: argparse.Namespace) -> int:
    exercise = room.find(options.exercise)
    steps = hints(exercise)
    step = min(max(options.step, 1), len(steps))
    print(_("Hint {step} of {all} for {title}").format(step=step, all=len(steps), title=exercise.title), end="\n\n")
    print(textwrap.indent(textwrap.fill(steps[step - 1], 76, break_long_words=False), "  "))
    if step < len(steps):
        print("\n" + _("more: make hint EX={number} STEP={step}").format(number=exercise.number, step=step + 1))
    return 0


def hints(exercise: room.Exercise) -> tuple[str, ...]:
    """The steps, which stand in the exercise's grader as `HINTS`."""
    found: tuple[str, ...] = importlib.import_module(f"graders.{exercise.stem}").HINTS
    return found
