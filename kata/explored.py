"""What an exploration came to, judged and told in words: pure functions of the plain data that a runner sends."""

from collections.abc import Iterable, Sequence
from typing import Any

from kata.language import _

ENOUGH = 5  # bytecodes: no method that calls given work twice has fewer


def gap(report: dict[str, Any], enough: int = ENOUGH) -> str | None:
    """Why the exploration proves nothing, in words; None when it tried what it had to.

    What is missing is never a pass: a submission that hides from the watching has shown nothing. `enough` is the
    number of bytecodes below which it has.
    """
    if not report["intact"]:
        return _("the watching of its bytecodes was switched off")
    if report["elsewhere"]:
        return _("the given work was called from another thread than the caller's, where it cannot be watched")
    if report["bytecodes"] < enough:
        return _("only {n} bytecodes of the file were seen at work").format(n=report["bytecodes"])
    if not report["points"]:
        return _("the given work was never called")
    silent = [name for name, fired in report["fired"].items() if fired == 0]
    if silent and not report["failure"] and not report["cut"]:
        return _("no caller could be paused ({names})").format(names=", ".join(silent))
    return None


def tried(reports: Iterable[dict[str, Any]]) -> int:
    """The number of schedules that were played."""
    return sum(report["tried"] for report in reports)


def turns(steps: Sequence[dict[str, Any]]) -> str:
    """The turns that callers took, in one line: "A was paused at line 24; B ran to its end; A went on"."""
    said: list[str] = []
    seen: set[str] = set()
    for step in steps:
        caller, line = step["caller"], step["line"]
        if step["became"] == "paused" and step["point"]:
            text = _("{caller} was paused in {point}").format(caller=caller, point=step["point"])
        elif step["became"] == "paused":
            text = _("{caller} was paused at line {line}").format(caller=caller, line=line)
        elif step["became"] == "done":
            text = _("{caller} went on to its end") if caller in seen else _("{caller} ran to its end")
            text = text.format(caller=caller)
        elif line:
            text = _("{caller} had to wait at line {line}").format(caller=caller, line=line)
        else:  # it is none of the learner's: the auditor, say
            text = _("{caller} had to wait").format(caller=caller)
        seen.add(caller)
        said.append(text)
    return "; ".join(said)


def line_to_blame(failure: dict[str, Any]) -> int | None:
    """Where a stuck caller stands; else where one was in the given work when it went wrong, or was paused at all."""
    paused = [step for step in failure["steps"] if step["became"] == "paused"]
    places = [*failure["stuck"], *(step for step in paused if step["point"]), *paused]
    return next((place["line"] for place in places if place["line"]), None)
