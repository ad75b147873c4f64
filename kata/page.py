"""The page of `make report`: the course's state, the verdicts, and the timelines. Values in, HTML out."""

import base64
import hashlib
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kata import figure, language
from kata.evidence import Span, Verdict
from kata.language import _
from kata.markup import Markup, element
from kata.progress import MARKS
from kata.raced import Raced
from kata.record import Record, State
from kata.room import Exercise
from kata.stages import STAGES
from kata.verdict_html import proofs

STYLE = Markup(Path(__file__).with_name("report.css").read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Entry:
    """One exercise on the page; `reference` is the timeline of the reference, as its grader saw it."""

    exercise: Exercise
    state: State
    record: Record
    reference: tuple[Span, ...] = ()
    race: Raced | None = None

    @property
    def verdict(self) -> Verdict | None:
        """The last one, if it says more than that nothing was begun."""
        return None if self.state == "not started" else self.record.verdict

    @property
    def key(self) -> str:
        return f"exercise-{self.exercise.number}"


def html(entries: Sequence[Entry], now: float, following: Entry | None = None) -> str:
    """The whole page; `now` is when it is made (seconds since the epoch), `following` the exercise to go on with."""
    title = _("Concurrency kata")
    made = element("p", _("Where you are in the course, as of {time}.").format(time=_local(now)), class_="quiet")
    header = element("header", element("h1", title), made)
    main = element("main", _course(entries, following), _stages(entries))
    body = element("body", header, main)
    return "<!doctype html>\n" + element("html", _head(title), body, lang=language.code) + "\n"


def _head(title: str) -> Markup:
    """Nothing may be loaded, and nothing may run: only this style sheet counts."""
    seal = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{seal}'; base-uri 'none'; form-action 'none'"
    return element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=policy),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("title", title),
        element("style", STYLE),
    )


def _course(entries: Sequence[Entry], following: Entry | None) -> Markup:
    """How far the learner is, what is next, and a table of all exercises."""
    passed = sum(entry.state == "passed" for entry in entries)
    told = _("{n} of {all} exercises passed").format(n=passed, all=len(entries))
    headings = (element("th", heading, scope="col") for heading in (_("exercise"), _("state"), _("last check")))
    table = element(
        "table",
        element("caption", _("Every exercise and its last check")),
        element("thead", element("tr", headings)),
        (_rows(title, group) for title, group in _by_stage(entries)),
        class_="course",
    )
    far = element("p", told, class_="far")
    return element("section", element("h2", _("The course")), far, _next(following) if following else None, table)


def _next(entry: Entry) -> Markup:
    verb = "task" if entry.state == "not started" else "check"
    return element("p", _("Next:"), " ", element("code", f"make {verb} EX={entry.exercise.number}"))


def _rows(title: str, group: list[Entry]) -> Markup:
    """The rows of one stage."""
    heading = element("tr", element("th", title, colspan=3, scope="rowgroup"), class_="stage")
    return element("tbody", heading, map(_row, group))


def _row(entry: Entry) -> Markup:
    title = entry.exercise.title
    name = element("a", title, href=f"#{entry.key}") if entry.verdict else title
    checked = _moment(entry.record.checked) if entry.record.checked else "–"
    return element("tr", element("th", name, scope="row"), element("td", _state(entry)), element("td", checked))


def _by_stage(entries: Sequence[Entry]) -> Iterator[tuple[str, list[Entry]]]:
    for stage in STAGES:
        own = set(stage.of(entry.exercise for entry in entries))
        if own:
            yield stage.title, [entry for entry in entries if entry.exercise in own]


def _stages(entries: Sequence[Entry]) -> Iterator[Markup]:
    """A section for each stage in which something was begun and checked."""
    for title, group in _by_stage(entries):
        articles = [article for entry in group for article in _exercise(entry)]
        if articles:
            yield element("section", element("h2", title), articles)


def _exercise(entry: Entry) -> Iterator[Markup]:
    """Its last verdict and its timelines, if there is a verdict."""
    verdict, named = entry.verdict, f"{entry.key}-name"
    if verdict is None:
        return
    title = element("h3", element("span", entry.exercise.title, id=named), " ", _state(entry))
    summary = element("summary", _("The verdict of {time}").format(time=_local(entry.record.checked)))
    details = element("details", summary, proofs(verdict), class_="verdict", open=verdict.status == "failed")
    drawn = figure.timelines(entry.exercise, verdict.timeline, entry.reference)
    figures = figure.race(entry.race) if entry.race else drawn
    yield element("article", title, details, figures, id=entry.key, aria_labelledby=named)


def _state(entry: Entry) -> Markup:
    names = {
        "passed": _("passed"),
        "failing again": _("failing again"),
        "tried": _("not yet"),
        "not started": _("not started"),
    }
    mark = element("span", MARKS[entry.state], aria_hidden="true")
    return element("span", mark, " ", names[entry.state], class_=f"state {entry.state.replace(' ', '-')}")


def _moment(when: float) -> Markup:
    day, clock = _local(when).split()
    exactly = time.strftime("%Y-%m-%dT%H:%M:%S%z", time.localtime(when))
    return element("time", element("span", day, class_="day"), " ", clock, datetime=exactly)


def _local(when: float) -> str:
    return time.strftime("%Y-%m-%d %H:%M", time.localtime(when))
