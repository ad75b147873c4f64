"""The timelines of one exercise as HTML figures: a sentence, the picture, and the same in numbers."""

from collections.abc import Iterator, Sequence
from itertools import islice

from kata import picture
from kata.draw import by_row, duration
from kata.evidence import Span
from kata.language import _
from kata.markup import Markup, element
from kata.raced import Raced
from kata.room import Exercise

MOST_LISTED = 100  # rows of a table of spans
LONGEST = 200  # characters of a label there


def timelines(exercise: Exercise, yours: Sequence[Span], reference: Sequence[Span]) -> Iterator[Markup]:
    """What the grader saw of your file and of the reference, each on an axis as long as its own time."""
    for who, name, spans in (("yours", _("Yours"), yours), ("reference", _("The reference"), reference)):
        if by_row(spans):
            yield _figure(exercise, who, name, picture.told(spans), spans)


def race(race: Raced) -> Iterator[Markup]:
    """The three laps of a race, on one axis."""
    laps = (
        ("in-turn", _("One after another"), race.in_turn),
        ("yours", _("Yours"), race.yours),
        ("reference", _("The reference"), race.reference),
    )
    ends = (span.end for _who, _name, lap in laps for _row, row in by_row(lap.spans) for span in row)
    axis = (0.0, max([*ends, *(lap.seconds or 0.0 for _who, _name, lap in laps)]))
    yield element("p", _("Your last race, all on one axis:"))
    for who, name, lap in laps:
        arrived = lap.trouble if lap.seconds is None else duration(lap.seconds)
        yield _figure(Exercise(race.exercise), who, name, f"{arrived}; {picture.told(lap.spans)}", lap.spans, axis)


def _figure(
    exercise: Exercise, who: str, name: str, told: str, spans: Sequence[Span], axis: tuple[float, float] | None = None
) -> Markup:
    title = _("{name}, timeline of {exercise}").format(name=name, exercise=exercise.title)
    drawn = picture.svg(spans, title, f"picture-{exercise.number}-{who}", axis)
    caption = element("figcaption", element("strong", name), element("span", told))
    return element("figure", caption, drawn, _numbers(title, spans) if drawn else None, class_=who)


def _numbers(title: str, spans: Sequence[Span]) -> Markup:
    """The spans as a table: for who cannot see the picture, or wants to know exactly."""
    rows = [(row, span) for row, inside in by_row(spans) for span in inside]
    first = min(span.start for _row, span in rows)
    lanes = any(span.lane for _row, span in rows)

    def row(lane: str, span: Span) -> Iterator[Markup]:
        yield element("th", span.label[:LONGEST], scope="row")
        if lanes:
            yield element("td", lane[:LONGEST])
        yield from (element("td", duration(when - first), class_="number") for when in (span.start, span.end))

    names = [_("work"), *([_("row")] if lanes else []), _("from"), _("to")]
    head = element("thead", element("tr", (element("th", one, scope="col") for one in names)))
    body = element("tbody", (element("tr", row(*one)) for one in islice(rows, MOST_LISTED)))
    hidden = len(rows) - MOST_LISTED
    more = element("p", _("… {n} more").format(n=hidden)) if hidden > 0 else None
    summary = element("summary", _("in numbers"), element("span", ": ", title, class_="unseen"))
    return element("details", summary, element("table", element("caption", title), head, body), more, class_="numbers")
