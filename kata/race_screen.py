"""A race on one screen: the seconds of each, how many times quicker, the limit, and both timelines on one axis."""

from collections.abc import Iterator

from rich.cells import cell_len, set_cell_size
from rich.console import Console, RenderableType
from rich.text import Text

from kata.draw import timeline, timelines, visible
from kata.evidence import Span
from kata.language import _, ngettext
from kata.raced import Lap, Limit, Raced
from kata.terminal import Carried

ROWS = 4  # of each timeline
NOTE = 30  # cells right of the bars: seconds, and how many times quicker
BUSY = 1.5  # times the limit: a pool of processes has started within that
EVEN = 0.05  # so little quicker or slower is neither


def race(found: Raced, console: Console) -> RenderableType:
    """The screen of one race, as wide as `console`; at most 18 lines."""
    lines = [Text("  " + _("The race: run in turn, best of three"), "bold"), Text()]
    lines += [*_summary(found, console), *_busy(found, console), Text(), *_both(found, console)]
    return Carried(Text("\n").join(lines))


def _summary(found: Raced, console: Console) -> Iterator[Text]:
    """A bar and some words for each; words alone for one that did not arrive."""
    laps = {_("one after another"): found.in_turn, _("yours"): found.yours, _("the solution"): found.reference}
    told = {name: _seconds(found, lap) for name, lap in laps.items() if lap.seconds}
    bars = {name: lap.seconds or 0.0 for name, lap in laps.items() if lap.seconds}
    limit = _("the limit")
    bars[limit] = found.limit.seconds
    told[limit] = f"{_in_seconds(found.limit.seconds)}   {_limited(found.limit)}"
    margin = 2 + max(map(cell_len, bars))
    width = console.width - margin - NOTE
    drawn = timeline([Span("", 0.0, seconds) for seconds in bars.values()], width, len(bars))
    for name, line in zip(bars, drawn, strict=False):
        bar = Text(set_cell_size(f"  {name}", margin) + set_cell_size(line, width) + "  ")
        bar.highlight_regex("[━╸]+", "cyan")
        yield _cut(Text.assemble(bar, told[name]), console)
    for name, lap in laps.items():
        if not lap.seconds:
            yield _cut(Text.assemble(f"  {name}: ", (visible(lap.trouble), "yellow")), console)


def _seconds(found: Raced, lap: Lap) -> str:
    """`0.21 s   4.6 times quicker`"""
    seconds, times = _in_seconds(lap.seconds or 0.0), found.quicker(lap)
    if lap is found.in_turn or times is None:
        return seconds
    if abs(times - 1) < EVEN:
        return seconds + "   " + _("no quicker")
    if times > 1:
        return seconds + "   " + _("{n} times quicker").format(n=f"{times:.1f}")
    return seconds + "   " + _("{n} times slower").format(n=f"{1 / times:.1f}")


def _in_seconds(seconds: float) -> str:
    """In one unit, however short: the rows are compared."""
    return _("{n} s").format(n=f"{seconds:.2f}")


def _limited(limit: Limit) -> str:
    if limit.by == "longest":
        return _("the longest of them")
    if limit.by == "cores":
        return ngettext("the work on {n} core", "the work on {n} cores", limit.together).format(n=limit.together)
    return _("{n} at a time").format(n=limit.together)


def _busy(found: Raced, console: Console) -> Iterator[Text]:
    """What is to be known of a race in which the solution itself was slow."""
    if found.reference.seconds and found.reference.seconds > BUSY * found.limit.seconds:
        text = _("The solution is far from the limit: this machine is busy now. Race again later.")
        yield _cut(Text("  " + text, "yellow"), console)


def _both(found: Raced, console: Console) -> Iterator[Text]:
    """The learner's timeline above that of the solution."""
    laps = {_("yours"): found.yours, _("the solution"): found.reference}
    margin = 2 + max(map(cell_len, laps)) + 3
    pictures, scale = timelines([lap.spans for lap in laps.values()], console.width - margin, ROWS, start=0.0)
    for name, picture in zip(laps, pictures, strict=True):
        for number, line in enumerate(picture):
            text = Text(set_cell_size("" if number else f"  {name}", margin) + line)
            text.highlight_regex("[━╸]+", "cyan")
            yield text
    yield from (Text(" " * margin + line, "dim") for line in scale)


def _cut(line: Text, console: Console) -> Text:
    line.truncate(console.width, overflow="ellipsis")
    line.rstrip()
    return line
