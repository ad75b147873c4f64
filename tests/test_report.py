"""The report as a pure function of what is known: its pictures, its texts, and that no label can get out of them."""

import argparse
import json
import random
import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from kata import page, picture, record, references, report, room
from kata.evidence import Proof, Span, Verdict
from kata.markup import Markup, element, marked
from kata.page import Entry
from kata.raced import Lap, Limit, Raced
from kata.record import Record
from kata.room import Exercise

STEM = "18_gather_fetches"
STAIRS = tuple(Span(f"/page/{n}", n * 0.05, n * 0.05 + 0.05) for n in range(100))
TOGETHER = tuple(Span(f"/page/{n}", n * 0.001, 0.1) for n in range(100))
CORRECT = Proof("correct", "order", "passed", seen="100 pages, in order")
FAILED = Proof(
    "overlap", "together", "failed", "sequential", "never more than 1 request in flight", "all 100 in flight",
    "Use `gather`.", f"exercises/{STEM}.py:24",
)  # fmt: skip
IN_TURN = Verdict(STEM, f"exercises/{STEM}.py", (CORRECT, FAILED), 0.61, STAIRS)
PASSED = replace(IN_TURN, proofs=(CORRECT, replace(FAILED, status="passed", code=None)), timeline=TOGETHER)
UNTOUCHED = Entry(Exercise("33_x"), "not started", Record())
NOON = 1_700_000_000.0  # seconds since the epoch
HOSTILE = (
    "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "</title></svg></style><b>", "<!--", "]]>", "&lt;&",
    "\x1b[31m\x00\u202e", "\ud800", "한국어 이름", "' onload='x", "", "x" * 5000, "\n\n\t",
)  # fmt: skip


def entry(verdict=IN_TURN, **changes):
    known = Record(verdict, NOON, 0.0 if verdict.status == "failed" else NOON)
    return replace(Entry(Exercise(verdict.exercise), known.state, known, TOGETHER), **changes)


def race(label="/page/1", trouble=""):
    lap = Lap(None if trouble else 0.3, (Span(label, 0.1, 0.2),), trouble)
    return Raced(STEM, NOON, Lap(2.0, STAIRS[:40]), lap, Lap(0.2, TOGETHER[:40]), Limit(0.05, "longest", 1))


class Outline(HTMLParser):
    """Everything of a page: its elements with their attributes, its text; and whether each of them was closed."""

    def __init__(self, html):
        super().__init__()
        self.elements, self.text, self.open = [], [], []
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attributes):
        self.elements.append((tag, dict(attributes)))
        assert len(dict(attributes)) == len(attributes), (tag, attributes)
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text.append(data)

    def all(self, tag):
        return [attributes for name, attributes in self.elements if name == tag]


def test_what_is_no_markup_is_escaped():
    assert element("p", "<b>&\"'", Markup("<i>x</i>"), [None, "y"], title='"<') == (
        '<p title="&quot;&lt;">&lt;b&gt;&amp;&quot;&#x27;<i>x</i>y</p>'
    )
    assert element("details", open=True, hidden=False, class_="x", aria_label=None) == (
        '<details open="" class="x"></details>'
    )
    assert element("p", "\x1b\u202e\x00") == r"<p>\x1b\u202e\x00</p>"
    assert marked("Use `a < b`, or `c`. `") == "Use <code>a &lt; b</code>, or <code>c</code>. `"


def test_a_picture_says_in_words_what_it_shows():
    assert picture.told(STAIRS) == "100 pieces of work in 5.00 s, at most 1 at the same time"
    assert picture.told(TOGETHER) == "100 pieces of work in 0.10 s, at most 100 at the same time"
    assert picture.told(TOGETHER[:1]) == "1 piece of work in 0.10 s, at most 1 at the same time"
    assert picture.told([Span("bad", float("nan"), 1.0)]) == picture.told([]) == "no work was seen"


def drawn(spans, **options):
    """The bars of a picture as (x, y, width), in per cent and CSS pixels."""
    tree = ET.fromstring(picture.svg(spans, "title", "key", **options))
    bars = tree.iter("{http://www.w3.org/2000/svg}rect")
    return [tuple(float(bar.get(name).rstrip("%")) for name in ("x", "y", "width")) for bar in bars]


def test_bars_stand_where_the_work_was():
    spans = [Span("a", 1.0, 2.0), Span("b", 1.5, 3.0)]
    assert drawn(spans) == [(0, 18, 50), (25, 48, 75)]
    assert drawn(spans, axis=(0.0, 4.0)) == [(25, 18, 25), (37.5, 48, 37.5)]


def test_a_lane_is_one_row():
    lanes = [Span(f"job {n}", n, n + 0.5, f"worker {n % 2}") for n in range(4)]
    assert len({y for _x, y, _width in drawn(lanes)}) == 2


def test_a_picture_stays_of_a_size_that_can_be_handled():
    many = [Span(f"{n}", n * 1e-6, n * 1e-6 + 1e-7) for n in range(20_000)]
    assert len(drawn(many)) <= picture.MOST_ROWS
    one_lane = picture.svg([replace(span, lane="loop") for span in many], "title", "key")
    assert len(one_lane) < 3_000_000
    assert picture.svg([], "title", "key") == ""


def test_every_picture_is_an_image_with_a_name_and_a_description():
    tree = ET.fromstring(picture.svg(STAIRS, "Yours", "key"))
    inside = {child.get("id"): child.text for child in tree}
    assert tree.get("role") == "img"
    assert inside[tree.get("aria-labelledby")] == "Yours"
    assert inside[tree.get("aria-describedby")] == picture.told(STAIRS)


def test_no_spans_break_a_picture():
    chance = random.Random(3)
    times = [0, 1e-9, 0.1, 5, -3, float("nan"), float("inf"), 1e308, 10**400, 999_999_999.9, 5e-324]
    for _trial in range(200):
        spans = [
            Span(chance.choice(HOSTILE), chance.choice(times), chance.choice(times), chance.choice(["", *HOSTILE]))
            for _ in range(chance.choice([1, 3, 9, 40]))
        ]
        if picture.svg(spans, "title", "key"):
            assert all(0 <= x <= 100 and width > 0 and x + width <= 100.1 for x, _y, width in drawn(spans))


def test_the_page_is_well_formed_and_says_where_the_learner_is():
    html = page.html([entry(), entry(replace(PASSED, exercise="20_fail_fast")), UNTOUCHED], NOON, entry())
    outline = Outline(html)
    text = " ".join("".join(outline.text).split())
    expected = ["1 of 3 exercises passed", "make check EX=18", FAILED.seen, FAILED.code, FAILED.where, FAILED.wanted]
    for told in [*expected, "D · asyncio", "F · Capstones", "not started"]:
        assert told in text
    assert outline.all("html") == [{"lang": "en"}]
    ids = [attributes["id"] for _tag, attributes in outline.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    named = [
        value
        for _tag, one in outline.elements
        for key in ("aria-labelledby", "aria-describedby")
        if (value := one.get(key))
    ]
    targets = [attributes["href"].removeprefix("#") for attributes in outline.all("a")]
    assert {*named, *targets} <= set(ids)
    assert len(outline.all("table")) == len(outline.all("caption"))
    assert all(cell.get("scope") for cell in outline.all("th"))


def test_a_failure_is_open_and_a_pass_is_folded():
    folded = [one for one in Outline(page.html([entry(PASSED)], NOON)).all("details") if one["class"] == "verdict"]
    opened = [one for one in Outline(page.html([entry()], NOON)).all("details") if one["class"] == "verdict"]
    assert [("open" in one) for one in (*folded, *opened)] == [False, True]


def test_a_stub_that_was_checked_has_no_article():
    proof = replace(FAILED, code="not-started", seen="the TODO is still there")
    html = page.html([entry(replace(IN_TURN, proofs=(proof,)))], NOON)
    assert not Outline(html).all("article") + Outline(html).all("a")
    assert "not started" in html


def test_nothing_on_the_page_leads_outside_or_runs():
    outline = Outline(page.html([entry(race=race()), entry(replace(PASSED, exercise="20_x"))], NOON))
    assert not outline.all("script") + outline.all("link") + outline.all("img") + outline.all("iframe")
    for _tag, attributes in outline.elements:
        assert not any(name.startswith("on") or name in ("src", "style") for name in attributes)
        assert not any("://" in (value or "") for name, value in attributes.items() if name != "xmlns")
    policy = next(one["content"] for one in outline.all("meta") if one.get("http-equiv") == "Content-Security-Policy")
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert not re.search(r"url\(|@import", page.STYLE)


@pytest.mark.parametrize("text", HOSTILE)
def test_what_a_submission_names_or_prints_stays_text(text):
    lanes = tuple(replace(span, lane="x") for span in STAIRS[:4])
    friendly = page.html([entry(reference=lanes), entry(race=race())], NOON)
    spans = (Span(text, 0.0, 1.0, text), Span("b", 0.0, 1.0, text))
    proof = replace(FAILED, seen=text or "x", wanted=text or "x", hint=text or "x", code=text or "x", where=text)
    hostile = entry(replace(IN_TURN, proofs=(proof,), timeline=spans), reference=spans)
    html = page.html([hostile, replace(hostile, race=race(text, text))], NOON)
    assert parts(html) <= parts(friendly)
    assert html.replace("\n", "").isprintable()


def parts(html):
    """Which elements there are, with which attributes."""
    return {(tag, name) for tag, attributes in Outline(html).elements for name in [None, *attributes]}


def test_a_race_is_drawn_on_one_axis_and_says_who_did_not_arrive():
    html = page.html([entry(PASSED, race=race(trouble="it raised ValueError: <no>"))], NOON)
    assert html.count(">2.00 s</text>") == 3
    assert "it raised ValueError: &lt;no&gt;; 1 piece of work" in html
    assert [one["class"] for one in Outline(html).all("figure")] == ["in-turn", "yours", "reference"]


@pytest.fixture
def known(tmp_path, monkeypatch):
    """A learner of one exercise, with a folder for what is kept."""
    monkeypatch.setattr(record, "FOLDER", tmp_path)
    monkeypatch.setattr(references, "FOLDER", tmp_path)
    exercise = room.find("18")
    record.keep(exercise, IN_TURN)
    return exercise


def test_a_reference_is_graded_once(known, monkeypatch):
    calls = []

    def grade(exercises, submission, **_options):
        calls.append(exercises)
        assert submission(known) == known.file("solutions")
        return [PASSED]

    monkeypatch.setattr("kata.grade.grade", grade)
    monkeypatch.setattr("kata.parent.warm_parent", lambda _imports: None)
    for _time in range(2):
        assert next(one for one in report.entries() if one.exercise == known).reference == TOGETHER
    assert calls == [[known]]
    kept = references.FOLDER / "reference" / f"{STEM}.json"
    kept.write_text(json.dumps({**json.loads(kept.read_text()), "key": "other"}))
    assert references.timeline(known) is None
    kept.write_text("[]")
    assert references.timeline(known) is None


def test_the_report_is_written_whole_or_not_at_all(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(report, "entries", lambda: [entry()])
    folder = tmp_path / "out"
    folder.mkdir()
    out = folder / "report.html"
    assert report.main(argparse.Namespace(out=out)) == 0
    assert str(out) in capsys.readouterr().out
    Outline(out.read_text(encoding="utf-8"))
    assert list(folder.iterdir()) == [out]
    for wrong in (folder, tmp_path / "none" / "report.html"):
        with pytest.raises(room.NoSuchFile, match="The report cannot be written to"):
            report.main(argparse.Namespace(out=wrong))
