"""The verdict of one exercise on one screen: what was seen, what was wanted, where, and what to try next."""

import linecache
import re
from collections.abc import Hashable, Iterable, Iterator
from pathlib import Path
from typing import IO

from rich.cells import cell_len, chop_cells, set_cell_size
from rich.console import Console, RenderableType
from rich.text import Text

from kata.draw import timeline, visible
from kata.evidence import Proof, Span, Verdict
from kata.language import _, ngettext
from kata.room import ROOT, Exercise
from kata.terminal import Carried, terminal

NOT_STARTED = "not-started"
MOST_LINES, MOST_CHARACTERS = 20, 2000  # of a text that somebody else wrote
ROWS, PICTURED = 4, ("overlap", "limits")  # rows of the timeline, and the kinds of proof that it explains
INDENT = 14  # cells before the text of a proof: "  ✓ correct   "
MARKS = {"passed": "✓", "failed": "✗", "waived": "–", "skipped": "–"}
STYLES = {"passed": "green", "failed": "red", "waived": "yellow", "skipped": "dim"}
COLOURS = re.compile(r"\x1b\[[\d;]*m")


def show(
    found: Verdict,
    file: IO[str] | None = None,
    width: int | None = None,
    colour: bool | None = None,
    following: Exercise | None = None,
) -> None:
    """Print the screen of one verdict to `file` (stdout). `following` is the exercise after this one."""
    console = terminal(file, width, colour)
    console.print(verdict(found, console, source_of(found), following))


def verdict(
    found: Verdict, console: Console, source: str = "", following: Exercise | None = None, next_step: bool = True
) -> RenderableType:
    """The screen of one verdict, as wide as `console`. `source` is the line of code that the first failure names.

    `next_step` is whether it ends with what to type next.
    """
    title = Text(Exercise(found.exercise).title, "bold")
    lines = [
        *paragraph(Text(), title, console, _state(found)),
        Text(),
        *_proofs(found, console, source),
        *_printed(found.printed, console),
    ]
    if next_step:
        lines += [Text(), *paragraph(Text("  "), Text(_next_step(found, following), "cyan"), console)]
    return Carried(Text("\n").join(lines))


def source_of(found: Verdict) -> str:
    """The line of the submission that its first failed proof names, or nothing where there is no such line."""
    where = next((proof.where or "" for proof in found.proofs if proof.status == "failed"), "")
    number = where.rpartition(":")[2]
    try:
        path = next(path for path in (Path(found.submission), ROOT / found.submission) if path.is_file())
        linecache.checkcache(str(path))
        return linecache.getline(str(path), int(number)).strip()
    except (StopIteration, OSError, ValueError):
        return ""


def _state(found: Verdict) -> Text:
    if found.diagnosis == NOT_STARTED:
        return Text(_("not started"), "dim")
    if found.status == "failed":
        return Text(_("not yet"), "bold yellow")
    if found.status == "inconclusive":
        return Text(_("inconclusive"), "bold yellow")
    if any(proof.status == "waived" for proof in found.proofs):
        return Text(_("passed (not all could be proven here)"), "bold green")
    return Text(_("passed"), "bold green")


def _proofs(found: Verdict, console: Console, source: str) -> Iterator[Text]:
    """A row for each group of proofs; only the first failure in full, since a learner mends one thing at a time."""
    first = next((proof for proof in found.proofs if proof.status == "failed"), None)
    picture = found.timeline
    pictured = PICTURED if any(proof.kind in PICTURED for proof in found.proofs) else ("correct",)
    if not found.proofs:
        yield Text("  " + _("the check ended before its first proof"), "red")
    for group in groups(found.proofs):
        proof = group[0]
        yield from _row(group, console, brief=proof.status == "failed" and proof is not first)
        if proof.kind in pictured and (proof is first or first is None):
            yield from _picture(picture, console)
            picture = ()
        if proof is first:
            yield from _advice(proof, console, source)


def groups(proofs: Iterable[Proof]) -> list[list[Proof]]:
    """Failures one by one, what was skipped by its reason, the others by their kind."""
    groups: dict[Hashable, list[Proof]] = {}
    for number, proof in enumerate(proofs):
        key = {"failed": number, "skipped": proof.seen}.get(proof.status, proof.kind)
        groups.setdefault((proof.status, key), []).append(proof)
    return list(groups.values())


def _row(group: list[Proof], console: Console, brief: bool) -> Iterator[Text]:
    """`✓ correct   100 pages, in order`, with a code at the right if it failed; on one line if it is to be brief."""
    proof = group[0]
    style = STYLES[proof.status]
    kinds = ", ".join(dict.fromkeys(one.kind for one in group))
    told = as_told("; ".join(dict.fromkeys(one.seen or one.name for one in group)))
    tail = {"failed": proof.code or "", "waived": _("not proven here")}.get(proof.status, "")
    quiet = "dim" if proof.status == "skipped" else ""
    lead = Text.assemble("  ", (MARKS[proof.status], style), (f" {kinds:{INDENT - 7}}   ", quiet))
    if brief:
        told = _one_line(told, console.width - INDENT - cell_len(tail) - 2)
    return paragraph(lead, Text(told, quiet), console, Text(visible(tail), style))


def paragraph(lead: Text, body: Text, console: Console, tail: Text | None = None) -> Iterator[Text]:
    """`body` wrapped between `lead` and `tail`: the first stands before its first line, the other ends that line."""
    tail = tail or Text()
    room = console.width - lead.cell_len - (tail.cell_len + 2 if tail else 0)
    first, *others = body.wrap(console, max(1, room)) or [Text()]
    first.rstrip()
    gap = " " * (console.width - lead.cell_len - first.cell_len - tail.cell_len) if tail else ""
    yield Text.assemble(lead, first, gap, tail)
    for line in others:
        line.rstrip()
        yield Text.assemble(" " * lead.cell_len, line)


def _picture(spans: tuple[Span, ...], console: Console) -> Iterator[Text]:
    for line in timeline(spans, console.width - INDENT, ROWS):
        text = Text(" " * INDENT + line, "dim")
        text.highlight_regex("[━╸]+", "not dim cyan")
        yield text


def _advice(proof: Proof, console: Console, source: str) -> Iterator[Text]:
    """Where it happened, what was wanted, and what to try."""
    margin = Text(" " * INDENT)
    if proof.where:
        yield from _place(Text(visible(proof.where), "cyan"), visible(source.expandtabs(4)), console)
    labels = {_("wanted"): proof.wanted, _("try"): proof.hint}
    column = max(map(cell_len, labels))
    for label, text in labels.items():
        yield from paragraph(margin + Text(set_cell_size(label, column) + "  ", "dim"), Text(as_told(text)), console)


def _place(where: Text, source: str, console: Console) -> Iterator[Text]:
    """The place and its line of code: side by side if there is room for both, else one below the other."""
    margin = Text(" " * INDENT)
    room = console.width - INDENT
    if source and where.cell_len + 3 + cell_len(source) <= room:
        yield Text.assemble(margin, where, "   ", source)
        return
    yield from paragraph(margin, where, console)
    if source:
        yield margin + Text("  " + _one_line(source, room - 2))


def _one_line(text: str, room: int) -> str:
    """The first line of `text` in at most `room` cells, with a mark where something is left out."""
    first, more, _others = text.partition("\n")
    line = Text(first + " …" * len(more))
    line.truncate(room, overflow="ellipsis")
    return line.plain


def _printed(printed: str, console: Console) -> Iterator[Text]:
    """What the submission printed, behind a bar, so that it cannot pass for a line of ours."""
    shown, rest = _cut(printed.replace("\r\n", "\n").strip("\n"))
    if not shown:
        return
    yield from (Text(), Text("  " + _("printed"), "dim"))
    for line in COLOURS.sub("", shown).split("\n"):
        for piece in chop_cells(visible(line.expandtabs()), console.width - 4) or [""]:
            yield Text.assemble(("  │ ", "dim"), piece)
    if rest:
        yield Text("  │ " + rest, "dim")


def as_told(text: str) -> str:
    """A text of a proof as it can be shown: it may quote the submission."""
    shown, rest = _cut(text.strip())
    return visible("\n".join(filter(None, [shown.expandtabs(4), rest])), keep="\n")


def _cut(text: str) -> tuple[str, str]:
    """The start of `text`, and in words how much is left out."""
    shown = "\n".join(text[:MOST_CHARACTERS].split("\n")[:MOST_LINES])
    rest = text[len(shown) :]
    if lines := rest.count("\n"):
        return shown, ngettext("… {n} more line", "… {n} more lines", lines).format(n=lines)
    return shown, _("… {n} more characters").format(n=len(rest)) if rest else ""


def _next_step(found: Verdict, following: Exercise | None) -> str:
    number = Exercise(found.exercise).number
    if found.diagnosis == NOT_STARTED:
        return _("open {file}, then make check EX={n}").format(file=f"exercises/{found.exercise}.py", n=number)
    if found.status == "failed":
        return f"make hint EX={number} · make run EX={number}"
    if found.status == "inconclusive":
        return _("without --strict this counts as passed")
    compare = f"make compare EX={number}"
    if following is None:
        return compare
    return _("{compare} · next: make task EX={n}").format(compare=compare, n=following.number)
