"""The report in a real browser: as a phone, a printer, a keyboard, a screen reader and a hostile label meet it."""

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from kata import page as report
from kata.evidence import Proof, Span, Verdict
from kata.page import Entry
from kata.raced import Lap, Limit, Raced
from kata.record import Record
from kata.room import Exercise
from tests.browser import Page

HOSTILE = "<script>document.title='taken'</script><img src='http://127.0.0.1:9/x' onerror=\"document.title='taken'\">"
LONG = "https://example.org/" + "a-very-long-path-without-a-space" * 4
NOON = 1_700_000_000.0  # seconds since the epoch
CORRECT = Proof("correct", "order", "passed", seen="100 pages, in order")
WAIVED = Proof("clock", "time", "waived", seen="the machine is busy")
SKIPPED = Proof("clean", "left", "skipped", seen="not judged after `sequential`")
FAILED = Proof("overlap", "together", "failed", "sequential", HOSTILE, LONG, "Use `asyncio.gather`.", f"{LONG}.py:24")
STAIRS = tuple(Span(f"/page/{n}", n * 0.05, n * 0.05 + 0.05) for n in range(40))
NAMED = tuple(Span(label, 0.0, 1.0, label) for label in (HOSTILE, LONG, "worker 1"))

# The lowest contrast of any text with the ground below it, by the formula of WCAG 2.
CONTRAST = """(() => {
  const channels = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const bright = (colour) => channels(colour).slice(0, 3).map((one) => one / 255)
    .map((one) => one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4)
    .reduce((sum, one, at) => sum + one * [0.2126, 0.7152, 0.0722][at], 0);
  const ground = (one) => {
    for (; one; one = one.parentElement) {
      const colour = getComputedStyle(one).backgroundColor;
      if (channels(colour)[3] !== 0) return colour;
    }
    return 'rgb(255, 255, 255)';
  };
  const found = [...document.body.querySelectorAll('*')]
    .filter((one) => [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim()))
    .filter((one) => !one.closest('title, desc, style'))
    .map((one) => {
      const style = getComputedStyle(one), ink = one.tagName === 'text' ? style.fill : style.color;
      const [low, high] = [bright(ink), bright(ground(one))].sort((a, b) => a - b);
      return [(high + 0.05) / (low + 0.05), one.tagName + '.' + one.getAttribute('class'), ink];
    });
  return found.sort((a, b) => a[0] - b[0])[0];
})()"""


def entry(number: str, verdict: Verdict, race: Raced | None = None) -> Entry:
    exercise = Exercise(f"{number}_{'transfer_without_deadlock' if number == '06' else 'fetch'}")
    known = Record(replace(verdict, exercise=exercise.stem), NOON, 0.0 if verdict.status == "failed" else NOON)
    return Entry(exercise, known.state, known, NAMED, race)


@pytest.fixture
def shown(page: Page, tmp_path: Path) -> Page:
    """A report with a failure, a pass and a race, all labels hostile or long, on a phone."""
    failed = Verdict("x", "x.py", (CORRECT, FAILED, WAIVED, SKIPPED), 0.61, STAIRS)
    passed = Verdict("x", "x.py", (CORRECT, WAIVED), 0.61, NAMED)
    race = Raced("18_fetch", NOON, Lap(2.0, STAIRS), Lap(None, NAMED, HOSTILE), Lap(0.2, NAMED), Limit(0.1, "cores", 2))
    entries = [entry("06", failed), entry("18", passed, race), Entry(Exercise("33_x"), "not started", Record())]
    file = tmp_path / "report.html"
    file.write_text(report.html(entries, NOON), encoding="utf-8")
    page.look(320)
    return page.open(file)


def test_it_asks_for_nothing_and_complains_about_nothing(shown: Page) -> None:
    assert shown.requests() == [shown.value("location.href")]
    assert shown.complaints() == []


def test_no_label_is_run(shown: Page) -> None:
    assert shown.value("document.title") == "Concurrency kata"
    assert shown.value("document.querySelectorAll('script, img').length") == 0
    assert HOSTILE in shown.value("document.body.textContent")


def test_even_a_script_that_got_in_would_not_run(shown: Page) -> None:
    shown.value("document.body.append(Object.assign(document.createElement('script'), {text: 'document.title = 1'}))")
    shown.value("document.body.append(Object.assign(document.createElement('img'), {src: 'http://127.0.0.1:9/'}))")
    assert shown.value("document.title") == "Concurrency kata"
    assert len(shown.complaints()) >= 1


@pytest.mark.parametrize("width", [320, 375, 800, 1400])
def test_nothing_is_wider_than_the_screen(shown: Page, width: int) -> None:
    shown.look(width)
    shown.value("document.querySelectorAll('details').forEach((one) => { one.open = true })")
    assert shown.value("document.documentElement.scrollWidth") == width
    wide = (
        "[...document.querySelectorAll('body *')].filter((one) => one.getBoundingClientRect().right > innerWidth + 1)"
    )
    assert shown.value(f"{wide}.map((one) => one.outerHTML.slice(0, 80))") == []


def test_the_keyboard_reaches_every_verdict_and_unfolds_it(shown: Page) -> None:
    reached = set()
    for _press in range(40):
        shown.press("Tab")
        reached.add(shown.value("document.activeElement.closest('details.verdict')?.closest('article').id ?? ''"))
        if reached >= {"exercise-06", "exercise-18"}:
            break
    assert reached >= {"exercise-06", "exercise-18"}
    folded = "document.activeElement.parentElement.open"
    assert not shown.value(folded)
    shown.press("Enter")
    assert shown.value(folded)
    outline = shown.value("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid", "nobody sees where the keyboard is"


def test_a_screen_reader_hears_a_name_for_everything(shown: Page) -> None:
    shown.value("document.querySelectorAll('details').forEach((one) => { one.open = true })")
    images, tables, headings = (shown.accessible(role) for role in ("image", "table", "heading"))
    assert (len(images), len(tables)) == (5, 6)
    for names in (images, tables, headings, shown.accessible("article"), shown.accessible("link")):
        assert names
        assert all(names)
    assert len(set(images)) == len(images)
    levels = shown.value("[...document.querySelectorAll('h1, h2, h3')].map((one) => Number(one.tagName[1]))")
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("media", ["screen", "print"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_stands_out_from_its_ground(shown: Page, scheme: str, media: str) -> None:
    shown.look(800, scheme=scheme, media=media)
    shown.value("document.querySelectorAll('details').forEach((one) => { one.open = true })")
    contrast, where, ink = shown.value(CONTRAST)
    assert contrast >= 4.5, (where, ink)


def test_dark_is_dark(shown: Page) -> None:
    grounds = []
    for scheme in ("light", "dark"):
        shown.look(800, scheme=scheme)
        grounds.append(shown.value("getComputedStyle(document.body).backgroundColor"))
    assert grounds == ["rgb(251, 250, 247)", "rgb(21, 23, 26)"]


def test_paper_shows_every_verdict(shown: Page) -> None:
    visible = "[...document.querySelectorAll('.verdict .proofs')].map((one) => one.checkVisibility())"
    assert shown.value(visible) == [True, False]
    shown.look(800, media="print")
    assert shown.value(visible) == [True, True]
