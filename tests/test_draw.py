"""The timeline: bars that show who was at work when."""

import random

import pytest
from rich.cells import cell_len

from kata.draw import duration, timeline, visible
from kata.evidence import Span

STAIRS = [Span(f"/page/{n}", n * 0.05, n * 0.05 + 0.05) for n in range(1, 101)]


def drawn(spans, width=60, rows=3):
    return "\n".join(timeline(spans, width, rows))


def test_a_hundred_in_turn_are_three_steps_and_a_number():
    assert drawn(STAIRS) == (
        "/page/1 ━━━━━━━━━━━━━━\n"
        "/page/2               ━━━━━━━━━━━━━\n"
        "/page/3                            ━━━━━━━━━━━━━━  … 97 more\n"
        "        0 s                                0.15 s"
    )


def test_all_together_stand_below_each_other():
    assert drawn([Span(name, 2.0, 2.5) for name in "abc"], 22) == (
        "a ━━━━━━━━━━━━━━━━━━━━\n"
        "b ━━━━━━━━━━━━━━━━━━━━\n"
        "c ━━━━━━━━━━━━━━━━━━━━\n"
        "  0 s           0.50 s"
    )  # fmt: skip


def test_the_last_row_is_the_first_that_had_to_wait():
    batches = [Span(f"job {n}", n // 4, n // 4 + 1) for n in range(12)]
    assert drawn(batches, 40) == (
        "job 0 ━━━━━━━━━━━━\n"
        "job 1 ━━━━━━━━━━━━\n"
        "job 4             ━━━━━━━━━━━━  … 9 more\n"
        "      0 s               2.00 s"
    )


def test_a_lane_is_one_row_and_joints_part_what_touches():
    turns = [Span(f"job {n}", n, n + 1, f"thread {n % 2}") for n in range(4)]
    pool = [Span(f"job {n}", n // 2, n // 2 + 1, f"process {n % 2}") for n in range(4)]
    assert timeline(turns, 33)[:2] == ["thread 0 ━━━━━━      ━━━━━━", "thread 1       ━━━━━━      ━━━━━━"]
    assert timeline(pool, 34)[:2] == ["process 0 ━━━━━━━━━━━╸━━━━━━━━━━━━", "process 1 ━━━━━━━━━━━╸━━━━━━━━━━━━"]


def test_work_that_overlaps_within_a_lane_has_no_joint():
    assert "╸" not in drawn([Span("a", 0, 2, "loop"), Span("b", 1, 3, "loop")])


def test_labels_that_are_long_wide_or_hostile():
    assert drawn([Span("https://example.org/" + "x" * 99_999 + "/end.html", 0, 1)], 40).startswith("https:…d.html ━")
    assert drawn([Span("한국어로 쓴 아주 긴 이름/끝", 0, 1), Span("b", 0, 1)], 40).splitlines()[:2] == [
        "한국어… 름/끝 ━━━━━━━━━━━━━━━━━━━━━━━━━━",
        "b             ━━━━━━━━━━━━━━━━━━━━━━━━━━",
    ]
    assert drawn([Span("\x1b[31m\r\nred", 0, 1)], 60).startswith(r"\x1b[31m\r\nred ━")


@pytest.mark.parametrize("absurd", [float("nan"), float("inf"), float("-inf"), 1e300, 10**400])
def test_times_that_are_none_are_left_out(absurd):
    good = Span("good", 0.0, 1.0)
    assert timeline([Span("bad", absurd, 1.0), good, Span("bad", 0.0, absurd)], 60) == timeline([good], 60)


def test_nothing_to_draw_draws_nothing():
    assert timeline([], 80) == timeline([Span("bad", float("nan"), 0.0)], 80) == []


def test_no_length_at_all_is_still_seen():
    assert drawn([Span("a", 1.0, 1.0)]) == "a ━"
    assert drawn([Span("backwards", 1.0, 0.5)]) == "backwards ━"


def test_never_wider_than_asked_and_never_a_traceback():
    chance = random.Random(7)
    times = [0, 0, 1e-9, 0.1, 0.2, 5, -3, float("nan"), float("inf"), 1e308, 10**400, 999_999_999.9, 5e-324]
    letters = "abc/가나다\x1b\n\u202e\ufe0f\u200d❤e\u0301\ud800\t"
    for trial in range(1500):
        spans = [
            Span(
                "".join(chance.choices(letters, k=chance.choice([0, 1, 5, 30, 400]))),
                chance.choice(times),
                chance.choice(times),
                chance.choice(["", "w1", "가"]) if trial % 2 else "",
            )
            for _ in range(chance.choice([1, 2, 3, 4, 9]))
        ]
        width, rows = chance.randint(16, 100), chance.randint(0, 5)
        lines = timeline(spans, width, rows)
        assert len(lines) <= max(rows, 1) + 1
        assert all(cell_len(line) <= width and line.isprintable() for line in lines)


def test_visible_keeps_what_it_is_told_to_keep():
    assert visible("a\n\x07b\u202e", keep="\n") == "a\n\\x07b\\u202e"


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0, "0 s"), (5.214, "5.21 s"), (0.1, "0.10 s"), (0.012, "12 ms"), (0.00004, "40 µs"), (1234.5, "1234 s")],
)
def test_durations_in_the_unit_that_reads_best(seconds, text):
    assert duration(seconds) == text
