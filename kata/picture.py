"""Spans of time as an SVG: who was at work when. It is as wide as its place, and its colours are those of the page."""

from collections.abc import Iterator, Sequence
from itertools import accumulate

from kata.draw import CUT, Row, by_row, duration
from kata.evidence import Span
from kata.language import _, ngettext
from kata.markup import Markup, element

NAMED_ROWS, NAMED_HEIGHT = 8, 30  # up to so many rows carry their names; CSS pixels of each
MOST_ROWS, ALL_ROWS = 80, 160  # rows drawn at most, and CSS pixels that they share when they carry no names
THINNEST, THICKEST = 2.0, 10.0  # CSS pixels of a row without a name
AXIS = 22  # CSS pixels for the scale below
LONGEST_NAME = 36  # characters of a name: as many as a telephone is wide
NARROWEST = 0.4  # per cent of the width, for a span that is shorter than can be seen


def svg(spans: Sequence[Span], title: str, key: str, axis: tuple[float, float] | None = None) -> Markup:
    """The picture of the spans, or nothing where there are none.

    `title` and the sentence of `told` are what a screen reader says; `key` makes the ids unique on the page;
    `axis` is from when to when it goes (seconds), which is from the first work to the last when left out.
    """
    rows = by_row(spans)
    if not rows:
        return Markup()
    first, last = axis or _extent(rows)
    length = (last - first) or 1e-9
    step = -(-len(rows) // MOST_ROWS)
    drawn = rows[::step]
    named = len(drawn) <= NAMED_ROWS
    height = NAMED_HEIGHT if named else max(THINNEST, min(THICKEST, ALL_ROWS / len(drawn)))
    bottom = round(height * len(drawn) + 4)
    return element(
        "svg",
        element("title", title, id=f"{key}-title"),
        element("desc", told(spans), id=f"{key}-told"),
        _scale(last - first, bottom),
        (_row(row, first, length, number * height, height, named) for number, row in enumerate(drawn)),
        xmlns="http://www.w3.org/2000/svg",
        role="img",
        aria_labelledby=f"{key}-title",
        aria_describedby=f"{key}-told",
        width="100%",
        height=bottom + AXIS,
    )


def told(spans: Sequence[Span]) -> str:
    """The picture in a sentence: `37 pieces of work in 23 ms, at most 37 at the same time`."""
    rows = by_row(spans)
    if not rows:
        return _("no work was seen")
    real = [span for _label, row in rows for span in row]
    first, last = _extent(rows)
    work = ngettext("{n} piece of work", "{n} pieces of work", len(real)).format(n=len(real))
    return _("{work} in {time}, at most {peak} at the same time").format(
        work=work, time=duration(last - first), peak=peak(real)
    )


def peak(spans: Sequence[Span]) -> int:
    """How many were under way at the same time, at most. Ends that touch, but for a rounding, do not overlap."""
    changes = sorted([(round(span.start, 9), 1) for span in spans] + [(round(span.end, 9), -1) for span in spans])
    return max(accumulate((change for _when, change in changes), initial=0))


def _extent(rows: Sequence[Row]) -> tuple[float, float]:
    """When the first work of all rows began, and when the last ended."""
    spans = [span for _label, row in rows for span in row]
    return min(span.start for span in spans), max(span.end for span in spans)


def _row(row: Row, first: float, length: float, top: float, height: float, named: bool) -> Iterator[Markup]:
    """The bars of one row, below its name. Bars that would be drawn at the same place are drawn once."""
    label, spans = row
    if named:
        yield element("text", shortened(label), x=0, y=_short(top + 13), class_="name")
    y, thick = (top + 18, 8.0) if named else (top + height * 0.1, height * 0.8)
    places: dict[tuple[float, float], Span] = {}
    for span in spans:
        start = max(0.0, min(100 - NARROWEST, (span.start - first) / length * 100))
        wide = max(NARROWEST, (span.end - span.start) / length * 100)
        places.setdefault((round(start, 2), round(min(wide, 100 - start), 2)), span)
    for (x, wide), span in places.items():
        tip = element("title", _tip(span, first))
        yield element(
            "rect", tip, x=f"{x:g}%", y=_short(y), width=f"{wide:g}%", height=_short(thick), rx=1, class_="bar"
        )


def _tip(span: Span, first: float) -> str:
    return f"{shortened(span.label)}: {duration(span.start - first)} – {duration(span.end - first)}"


def _scale(seconds: float, bottom: int) -> Iterator[Markup]:
    """A line for each quarter, and the two ends of the axis in words."""
    for quarter in range(5):
        x = f"{quarter * 25}%"
        yield element("line", x1=x, x2=x, y1=0, y2=bottom, class_="grid")
    yield element("text", duration(0), x=0, y=bottom + 15, class_="scale")
    if seconds:
        yield element("text", duration(seconds), x="100%", y=bottom + 15, text_anchor="end", class_="scale")


def shortened(text: str) -> str:
    """`text` on one line, cut in the middle: both ends of a URL tell something."""
    line = " ".join(text[:1000].split())
    half = LONGEST_NAME // 2
    return line if len(line) <= LONGEST_NAME else line[:half] + CUT + line[-half + 1 :]


def _short(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".")
