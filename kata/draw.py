"""Spans of time as rows of text: who was at work when."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rich.cells import cell_len, set_cell_size

from kata.evidence import Span
from kata.language import _

BAR, JOINT, CUT = "━", "╸", "…"
ENDLESS = 1e9  # seconds, 30 years: a span that claims more was invented, and would flatten all others
NARROWEST_AXIS, WIDEST_AXIS = 8, 60  # cells: the eye compares short bars better
LABEL_ENDS = 100  # characters at either end of a label that are looked at: it may be a whole file

Row = tuple[str, list[Span]]


def timeline(spans: Sequence[Span], width: int, rows: int = 3) -> list[str]:
    """The spans as bars over one axis: a row for each lane, or for each span where there are no lanes.

    `width` is in cells (from 16 up) and `rows` the most that are drawn; the last of them says how many more there are.
    A line with the scale follows if it fits. Spans whose times are no times are left out; no spans give no lines.
    """
    (picture,), scale = timelines([spans], width, rows)
    return [*picture, *scale]


def timelines(
    several: Sequence[Sequence[Span]], width: int, rows: int = 3, start: float | None = None
) -> tuple[list[list[str]], list[str]]:
    """Several such pictures on one axis, and the line with its scale, which all of them share.

    The axis begins where the first span that is drawn does, or at `start` if that is earlier.
    """
    everything = [by_row(spans) for spans in several]
    shown = [_telling(one, max(1, rows)) for one in everything]
    hidden = [len(one) - len(some) for one, some in zip(everything, shown, strict=True)]
    notes = ["  " + _("… {n} more").format(n=n) if n else "" for n in hidden]
    drawn = [row for one in shown for row in one]
    if not drawn:
        return [[] for _one in several], []
    axis = _axis(drawn, width, max(map(cell_len, notes)), start)
    if not axis.has_room_for_notes:
        notes = [""] * len(notes)
    pictures = [_picture(one, axis, note) for one, note in zip(shown, notes, strict=True)]
    return pictures, _scale(axis.last - axis.first, axis.margin + 1, axis.columns)


@dataclass(frozen=True)
class Axis:
    """From `first` to `last` (seconds) over `columns` cells, right of the names in `margin` cells."""

    first: float
    last: float
    margin: int
    columns: int
    has_room_for_notes: bool


def _axis(drawn: list[Row], width: int, note: int, start: float | None) -> Axis:
    """For all these rows, in `width` cells; `note` cells are wanted for what follows a row."""
    margin = min(max(cell_len(_name(label)) for label, _spans in drawn), max(4, width // 3))
    room = width - margin - 1
    columns = room - note if room - note >= NARROWEST_AXIS else room
    first, last = _extent(drawn)
    first = first if start is None else min(first, start)
    return Axis(first, last, margin, min(columns, WIDEST_AXIS), room - note >= NARROWEST_AXIS)


def _picture(rows: list[Row], axis: Axis, note: str) -> list[str]:
    bars = [_bars(row, axis.first, axis.last, axis.columns) for _label, row in rows]
    lines = [f"{_shortened(_name(label), axis.margin)} {bar}" for (label, _row), bar in zip(rows, bars, strict=True)]
    lines[-1:] = [line + note for line in lines[-1:]]
    return [line.rstrip() for line in lines]


def visible(text: str, keep: str = "") -> str:
    r"""`text` with everything that could steer a terminal written out, such as `\x1b`; `keep` lists exceptions."""
    return "".join(c if c.isprintable() or c in keep else c.encode("unicode_escape").decode("ascii") for c in text)


def duration(seconds: float) -> str:
    """A length of time in the unit that reads best: `5.21 s`, `12 ms`, `40 µs`."""
    if seconds >= 0.1 or seconds <= 0:
        return _("{n} s").format(n=f"{seconds:.2f}" if 0 < seconds < 100 else f"{seconds:.0f}")
    if seconds >= 0.001:
        return _("{n} ms").format(n=f"{seconds * 1e3:.0f}")
    return _("{n} µs").format(n=f"{seconds * 1e6:.0f}")


def by_row(spans: Sequence[Span]) -> list[Row]:
    """Rows in the order in which they begin. Comparing with NaN is false, so it is left out like the endless."""
    real = [span for span in spans if -ENDLESS < span.start < ENDLESS and -ENDLESS < span.end < ENDLESS]
    forward = [span if span.end >= span.start else replace(span, end=span.start) for span in real]
    ordered = sorted(forward, key=lambda span: span.start)
    if not any(span.lane for span in ordered):
        return [(span.label, [span]) for span in ordered]
    lanes: dict[str, list[Span]] = {}
    for span in ordered:
        lanes.setdefault(span.lane or span.label, []).append(span)
    return list(lanes.items())


def _telling(everything: list[Row], rows: int) -> list[Row]:
    """The rows that show the shape: the first ones, and the first row that had to wait for one of them."""
    shown = everything[:rows]
    if rows < 2 or len(everything) <= rows:
        return shown
    earliest_end = min(span.end for _label, row in shown for span in row)
    waited = (row for row in everything[rows:] if row[1][0].start >= earliest_end)
    if all(row[0].start < earliest_end for _label, row in shown) and (next_wave := next(waited, None)):
        return [*shown[:-1], next_wave]
    return shown


def _extent(shown: list[Row]) -> tuple[float, float]:
    """Of the rows that are shown, so that a hundred short steps do not shrink to a dot each."""
    spans = [span for _label, row in shown for span in row]
    return min(span.start for span in spans), max(span.end for span in spans)


def _bars(row: list[Span], first: float, last: float, columns: int) -> str:
    """The spans of one row, each at least one cell wide. Where one ends as the next begins, a joint parts the two."""
    cells = [" "] * columns
    length = (last - first) or 1
    reached = 0
    for span in row:
        start = min(columns - 1, round((span.start - first) / length * columns))
        end = min(columns, max(start + 1, round((span.end - first) / length * columns)))
        if 0 < start == reached:
            cells[start - 1] = JOINT
        cells[start:end] = BAR * (end - start)
        reached = max(reached, end)
    return "".join(cells)


def _name(label: str) -> str:
    """`label` on one line and of a length that can be handled."""
    return visible(label if len(label) <= 2 * LABEL_ENDS else label[:LABEL_ENDS] + CUT + label[-LABEL_ENDS:])


def _shortened(name: str, margin: int) -> str:
    """`name` in exactly `margin` cells, cut in the middle: both ends of a URL tell something."""
    if cell_len(name) <= margin:
        return set_cell_size(name, margin)
    tail = set_cell_size(name[::-1], (margin - 1) // 2)[::-1]
    head = set_cell_size(name, margin - 1 - cell_len(tail))
    return set_cell_size(head + CUT + tail, margin)


def _scale(seconds: float, margin: int, columns: int) -> list[str]:
    """The two ends of the axis, under its two ends."""
    left, right = duration(0), duration(seconds)
    gap = columns - cell_len(left) - cell_len(right)
    return [" " * margin + left + " " * gap + right] if gap >= 1 and seconds > 0 else []
