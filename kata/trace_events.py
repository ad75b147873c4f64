"""Spans as events of the Trace Event Format: one process, a thread (a track) for each row, times in microseconds.

Complete events (`"ph": "X"`, with `ts` and `dur`) on one track must lie inside each other or apart, so what overlaps
within a lane gets tracks of its own. Metadata events (`"ph": "M"`) name the tracks and put them in order.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from kata.draw import by_row
from kata.evidence import Span
from kata.language import _

PROCESS = 1
# The clock of a trace begins somewhere; DevTools leaves what begins at 0 out of the range that it shows.
BEGIN = 1_000_000  # microseconds
LEAST = 1  # microseconds: an event without a length is not drawn

Event = dict[str, Any]


def events(title: str, spans: Sequence[Span]) -> list[Event]:
    """All events of one picture, whose process is called `title`; none if there are no spans."""
    tracks = list(_tracks(spans))
    if not tracks:
        return []
    zero = min(span.start for _name, track in tracks for span in track)
    found = [_about(PROCESS, 0, "process_name", name=title)]
    for thread, (name, track) in enumerate(tracks, 1):
        found.append(_about(PROCESS, thread, "thread_name", name=name))
        found.append(_about(PROCESS, thread, "thread_sort_index", sort_index=thread))
        found += (_complete(span, zero, thread) for span in track)
    return found


def _tracks(spans: Sequence[Span]) -> Iterator[tuple[str, list[Span]]]:
    """The names and the spans of the tracks; where there are no lanes, as many as there was work at once."""
    rows = by_row(spans)
    if not any(span.lane for span in spans):
        rows = [("", [span for _label, row in rows for span in row])]
    for lane, row in rows:
        for number, track in enumerate(_apart(row), 1):
            if lane:
                yield (lane if number == 1 else f"{lane} ({number})"), track
            else:
                yield _("at once: {n}").format(n=number), track


def _apart(row: Sequence[Span]) -> list[list[Span]]:
    """The spans, which come in the order of their starts, dealt out so that no two on a track overlap."""
    tracks: list[list[Span]] = []
    for span in row:
        free = (track for track in tracks if _micro(track[-1].start) + _length(track[-1]) <= _micro(span.start))
        track = next(free, None)
        if track is None:
            tracks.append([span])
        else:
            track.append(span)
    return tracks


def _complete(span: Span, zero: float, thread: int) -> Event:
    start = BEGIN + _micro(span.start) - _micro(zero)
    times = {"ts": start, "dur": _length(span)}
    return {"name": span.label, "cat": "kata", "ph": "X", "pid": PROCESS, "tid": thread, **times, "args": {}}


def _about(process: int, thread: int, what: str, **told: Any) -> Event:
    return {"name": what, "cat": "__metadata", "ph": "M", "pid": process, "tid": thread, "ts": 0, "args": told}


def _micro(seconds: float) -> int:
    return round(seconds * 1e6)


def _length(span: Span) -> int:
    """Between its ends after they were rounded: rounded by itself, it might reach into the next span."""
    return max(LEAST, _micro(span.end) - _micro(span.start))
