"""The screens of a verdict and of all verdicts: their look, and that nothing breaks it."""

import io
import os
import random
import subprocess
import sys
from dataclasses import replace

import pytest
from rich.cells import cell_len

from kata import overview, screen
from kata.evidence import KINDS, Proof, Span, Verdict
from kata.room import ROOT, Exercise
from kata.terminal import terminal

STEM = "18_gather_fetches"
STAIRS = tuple(Span(f"/page/{n}", n * 0.05, n * 0.05 + 0.05) for n in range(1, 101))
HINT = "Start all of them before you wait for any: asyncio.gather, or a TaskGroup."

CORRECT = Proof("correct", "order", "passed", seen="100 pages, in order")
SEQUENTIAL = Proof(
    "overlap", "together", "failed", "sequential", "never more than 1 request in flight",
    "all 100 requests in flight together", HINT, f"exercises/{STEM}.py:24",
)  # fmt: skip
SLOW = Proof("clock", "time", "skipped", seen="5.21 s; one after another takes 5.00 s, the bound is 2.00 s")
CLEAN = Proof("clean", "left", "passed", seen="nothing left running")
IN_TURN = Verdict(STEM, "nowhere.py", (CORRECT, SEQUENTIAL, SLOW, CLEAN), 0.61, STAIRS)

TOGETHER = Proof("overlap", "together", "passed", seen="100 requests were in flight together")
BUSY = Proof("clock", "time", "waived", seen="the machine is busy: the reference pool reached only 1.1")
PASSED = Verdict(STEM, "nowhere.py", (CORRECT, TOGETHER, CLEAN), 0.61)
UNTOUCHED = Proof("correct", "order", "failed", "not-started", "the stub is as it was", "your code", "Read the task.")


def printed(verdict, width=80, **options):
    file = io.StringIO()
    screen.show(verdict, file, width, **options)
    return file.getvalue()


def with_proofs(*proofs, **changes):
    return replace(PASSED, proofs=proofs, **changes)


def test_a_failure_at_80_columns():
    console = terminal(file := io.StringIO(), 80)
    console.print(screen.verdict(IN_TURN, console, "pages.append(await fetch(session, url))"))
    assert (
        file.getvalue()
        == """\
18 gather fetches                                                        not yet

  ✓ correct   100 pages, in order
  ✗ overlap   never more than 1 request in flight                     sequential
              /page/1 ━━━━━━━━━━━━
              /page/2             ━━━━━━━━━━━━
              /page/3                         ━━━━━━━━━━━
              /page/4                                    ━━━━━━━━━━━━  … 96 more
                      0 s                                      0.20 s
              exercises/18_gather_fetches.py:24
                pages.append(await fetch(session, url))
              wanted  all 100 requests in flight together
              try     Start all of them before you wait for any: asyncio.gather,
                      or a TaskGroup.
  – clock     5.21 s; one after another takes 5.00 s, the bound is 2.00 s
  ✓ clean     nothing left running

  make hint EX=18 · make run EX=18
"""
    )


def test_a_failure_at_100_columns():
    console = terminal(file := io.StringIO(), 100)
    console.print(screen.verdict(IN_TURN, console, "pages.append(await fetch(session, url))"))
    assert (
        file.getvalue()
        == """\
18 gather fetches                                                                            not yet

  ✓ correct   100 pages, in order
  ✗ overlap   never more than 1 request in flight                                         sequential
              /page/1 ━━━━━━━━━━━━━━━
              /page/2                ━━━━━━━━━━━━━━━
              /page/3                               ━━━━━━━━━━━━━━━
              /page/4                                              ━━━━━━━━━━━━━━━  … 96 more
                      0 s                                                   0.20 s
              exercises/18_gather_fetches.py:24   pages.append(await fetch(session, url))
              wanted  all 100 requests in flight together
              try     Start all of them before you wait for any: asyncio.gather, or a TaskGroup.
  – clock     5.21 s; one after another takes 5.00 s, the bound is 2.00 s
  ✓ clean     nothing left running

  make hint EX=18 · make run EX=18
"""
    )


def test_a_pass_merges_its_proofs_and_names_what_is_next():
    empty = Proof("correct", "no items", "passed", seen="no URLs give no pages")
    spans = (Span("process 1", 0.0, 0.1), Span("process 2", 0.0, 0.1))
    verdict = with_proofs(CORRECT, TOGETHER, empty, CLEAN, timeline=spans)
    assert (
        printed(verdict, following=Exercise("19_settle_and_race"))
        == """\
18 gather fetches                                                         passed

  ✓ correct   100 pages, in order; no URLs give no pages
  ✓ overlap   100 requests were in flight together
              process 1 ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━
              process 2 ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━
                        0 s                                               0.10 s
  ✓ clean     nothing left running

  make compare EX=18 · next: make task EX=19
"""
    )


def test_a_pass_in_which_the_machine_could_not_show_everything():
    assert (
        printed(with_proofs(CORRECT, BUSY))
        == """\
18 gather fetches                          passed (not all could be proven here)

  ✓ correct   100 pages, in order
  – clock     the machine is busy: the reference pool reached    not proven here
              only 1.1

  make compare EX=18
"""
    )
    assert "inconclusive" in printed(with_proofs(CORRECT, BUSY, strict=True)).splitlines()[0]


def test_what_is_not_started():
    skipped = [Proof(kind, kind, "skipped", seen="not judged after `not-started`") for kind in ("overlap", "clean")]
    assert (
        printed(with_proofs(UNTOUCHED, *skipped))
        == """\
18 gather fetches                                                    not started

  ✗ correct   the stub is as it was                                  not-started
              wanted  your code
              try     Read the task.
  – overlap, clean   not judged after `not-started`

  open exercises/18_gather_fetches.py, then make check EX=18
"""
    )


def test_only_the_first_failure_is_told_in_full():
    later = Proof("limits", "limit", "failed", "limit-exceeded", "20 requests in flight\n" * 30, "never more", "Wait.")
    lines = printed(with_proofs(SEQUENTIAL, later)).splitlines()
    assert f"{'  ✗ limits    20 requests in flight …':66}limit-exceeded" in lines
    assert not any("never more" in line or "Wait." in line for line in lines[5:])


def test_no_proof_at_all_is_said():
    assert "the check ended before its first proof" in printed(with_proofs())


def test_what_was_printed_is_cut_and_cannot_pass_for_ours():
    text = "\x1b[32m  ✓ overlap   all is well\x1b[0m\r\n[bold]plain[/bold] :smile:\x1b]0;title\x07\n" + "line\n" * 30
    lines = printed(replace(PASSED, printed=text)).splitlines()
    assert "  │   ✓ overlap   all is well" in lines
    assert r"  │ [bold]plain[/bold] :smile:\x1b]0;title\x07" in lines
    assert lines.count("  │ line") == 18
    assert "  │ … 12 more lines" in lines
    assert "… 3000 more characters" in printed(replace(PASSED, printed="x" * 5000))


def test_texts_of_a_proof_are_no_markup_and_no_escape_sequences():
    hostile = "[red]x[/red] [/nonsense] :smile: \x1b[2J\x07\u202e"
    proof = replace(SEQUENTIAL, seen=hostile, wanted=hostile, hint=hostile, where=hostile)
    text = printed(with_proofs(proof), 100)
    assert text.count(r"[red]x[/red] [/nonsense] :smile: \x1b[2J\x07\u202e") == 4


@pytest.mark.parametrize("content", [None, b"", b"\x00\xff\xfe" * 50, "x = 1".encode("utf-16"), b"\n" * 5])
def test_a_source_that_cannot_be_read_is_left_out(tmp_path, content):
    file = tmp_path / "18.py"
    if content is not None:
        file.write_bytes(content)
    for where in ("18.py:3", "18.py:9999", "18.py", "18.py:", "18.py:-1", "18.py:" + "9" * 5000, "\x00"):
        verdict = with_proofs(replace(SEQUENTIAL, where=where), submission=str(file))
        assert screen.source_of(verdict) == ""
        assert printed(verdict)
    assert screen.source_of(with_proofs(SEQUENTIAL, submission="no\x00name")) == ""


def test_the_line_of_the_submission(tmp_path):
    file = tmp_path / "18.py"
    file.write_bytes("# coding: euc-kr\n\tvalue =\t'한국어 \x1b[31m {}'\n".format("x" * 200).encode("euc-kr"))
    verdict = with_proofs(replace(SEQUENTIAL, where="18.py:2"), submission=str(file))
    assert r"                value = '한국어 \x1b[31m xxxxxxxxx" in printed(verdict)
    file.write_text("\n\nmended()\n")
    assert screen.source_of(with_proofs(replace(SEQUENTIAL, where="18.py:3"), submission=str(file))) == "mended()"


def test_the_table_of_all_at_80_and_100_columns():
    file = io.StringIO()
    verdicts = [
        with_proofs(CORRECT, TOGETHER, BUSY, exercise="06_transfer_without_deadlock"),
        IN_TURN,
        with_proofs(UNTOUCHED, replace(SLOW, seen="not judged"), exercise="20_fail_fast", seconds=0.05),
    ]
    overview.show(verdicts, file, 80)
    overview.show(verdicts, file, 100)
    assert (
        file.getvalue()
        == """\
exercise                     state       cor ove clo lim saf cle   time
06 transfer without deadlock passed       ✓   ✓   –   ·   ·   ·  0.61 s
18 gather fetches            not yet      ✓   ✗   –   ·   ·   ✓  0.61 s
20 fail fast                 not started  ·   ·   ·   ·   ·   ·   50 ms

1 passed · 1 not yet · 1 not started · 1.27 s
next: make check EX=18
✓ proven   ✗ not yet   – could not be judged   · not asked
exercise                      state        correct  overlap  clock  limits  safe  clean    time
06 transfer without deadlock  passed          ✓        ✓       –      ·      ·      ·    0.61 s
18 gather fetches             not yet         ✓        ✗       –      ·      ·      ✓    0.61 s
20 fail fast                  not started     ·        ·       ·      ·      ·      ·     50 ms

1 passed · 1 not yet · 1 not started · 1.27 s
next: make check EX=18
✓ proven   ✗ not yet   – could not be judged   · not asked
"""
    )


def test_the_progress_bar_is_silent_away_from_a_terminal():
    with overview.progress(2, file := io.StringIO()) as tell:
        tell(STEM, CORRECT)
    assert file.getvalue() == ""


def test_no_line_is_wider_than_the_screen_and_nothing_raises():
    chance = random.Random(11)
    words = ["plain", "한국어", "\x1b[1m", "[b]", "a" * 90, "\n", "\t", "…", "e\u0301", "❤\ufe0f", "\ud800", ":x:", "–"]
    for _ in range(100):
        verdict = _made_up(chance, lambda: " ".join(chance.choices(words, k=chance.randint(1, 40))))
        width = chance.randint(40, 110)
        encoding = chance.choice(["utf-8", "ascii", "cp949", "latin-1"])
        for show in (screen.show, lambda one, *rest: overview.show([one] * 3, *rest)):
            file = io.TextIOWrapper(raw := io.BytesIO(), encoding, write_through=True, newline="\n")
            show(verdict, file, width)
            lines = raw.getvalue().decode(encoding).split("\n")
            assert all(line.isprintable() and cell_len(line) <= min(width, 100) for line in lines)


def _made_up(chance, words):
    def proof():
        status = chance.choice(["passed", "failed", "waived", "skipped"])
        code = chance.choice(["sequential", "not-started"]) if status == "failed" else None
        return Proof(
            chance.choice(KINDS), words(), status, code, words(), words(), words(), chance.choice([None, words()])
        )

    proofs = tuple(proof() for _ in range(chance.randint(0, 8)))
    spans = tuple(Span(words(), chance.random(), chance.random()) for _ in range(chance.randint(0, 6)))
    return Verdict(STEM, words(), proofs, chance.random(), spans, words(), chance.random() < 0.2)


SHOW = "from tests.test_screen import IN_TURN, screen; screen.show(IN_TURN)"


def on_a_terminal(**environment):
    """The screen as a program prints it whose standard output is a terminal."""
    try:
        ours, theirs = pytest.importorskip("pty").openpty()
    except OSError as error:
        pytest.skip(f"no pseudo-terminal here: {error}")
    clean = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "FORCE_COLOR", "COLORTERM")}
    child = subprocess.Popen(
        [sys.executable, "-c", SHOW],
        stdout=theirs,
        env={**clean, "TERM": "xterm", "COLUMNS": "70", "PYTHONIOENCODING": "utf-8", **environment},
        cwd=ROOT,
    )
    os.close(theirs)
    received = b""
    while chunk := _received(ours):
        received += chunk
    os.close(ours)
    assert child.wait() == 0
    return received.decode()


def _received(descriptor):
    try:
        return os.read(descriptor, 65536)
    except OSError:  # Linux says so when the other end is closed
        return b""


def test_colours_on_a_terminal_only_where_they_are_welcome():
    assert "\x1b[32m✓\x1b[0m" in on_a_terminal()
    assert "\x1b" not in on_a_terminal(NO_COLOR="1")
    assert "\x1b" not in on_a_terminal(TERM="dumb")


def test_plain_characters_where_the_stream_knows_no_others():
    text = on_a_terminal(PYTHONIOENCODING="ascii", NO_COLOR="1")
    assert text.isascii()
    assert "  x overlap   never more than 1 request in flight           sequential" in text
    assert "/page/1 =====" in text
