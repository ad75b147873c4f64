"""A refusal tells what this submission did, not only what kind of fault it is: what newcomers were misled by once."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kata import room
from tests.conftest import Checked

TOLD = {
    "06/argument_order": "holds the lock of account",
    "06/looks_with_the_first_lock": "under one hold of both locks",
    "06/no_lock": "was not held while its balance was changed",
    "09/dead_workers": "`work` raised for every item: it had not returned",
    "09/falsy_items_taken_for_the_end": "`work` was never called for 1 of 6 items: 0",
    "09/maxsize_not_checked": "workers=2, maxsize=0: an item was read",
    "10/no_commit": "nothing was committed",
    "12/asked_twice": "asked for the second time",
    "12/exit_code_at_the_end_of_the_pipe": "join the child before you ask",
    "14/remainder_lost": "instead of",
    "14/unknown_words_counted": "`if word in index`",
    "15/none_is_goodbye": "a job may be none",
    "21/plain_await": "something must end op",
    "25/told_again": "return the list that you have, and begin a new one",
    "25/taken_before_it_waits": "a drain that is cancelled returns nothing",
    "29/call_soon_from_the_thread": "`loop.call_soon_threadsafe(function, item)`",
    "29/no_lock_around_the_end": "a reads the bus, b publishes x, c publishes y and closes",
}


@pytest.mark.parametrize("name", TOLD)
def test_the_screen_says_what_happened(name: str, grade_many: Callable[[str, Path], Checked]) -> None:
    number, impostor = name.split("/")
    exercise = room.find(number)
    checked = grade_many(exercise.stem, room.ROOT / "tests/impostors" / exercise.stem / f"{impostor}.py")
    failed = [proof for proof in checked.verdict["proofs"] if proof["status"] == "failed"]
    said = " ".join(proof[text] or "" for proof in failed for text in ("seen", "wanted", "hint"))
    assert TOLD[name] in said.lower(), checked.screen
