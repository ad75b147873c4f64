"""The screens in the README: none is missing, none is stale, and none asks a network for anything."""

import re
import xml.etree.ElementTree as ET

import pytest

from kata import tree
from kata.room import ROOT
from tests.browser import Page
from tests.screens import FOLDER, screens
from tests.story import STORY

KEPT = {file.stem: file.read_text(encoding="utf-8") for file in FOLDER.glob("*.svg")}
README = (ROOT / "README.md").read_text(encoding="utf-8")
VERBS = re.search(r"\.PHONY: help (.*?) test", (ROOT / "Makefile").read_text(encoding="utf-8"))[1].split()


@pytest.mark.skipif(not tree.HAS_PROC, reason="a screen of the watch needs a terminal as Linux has it")
def test_no_screen_is_stale() -> None:
    drawn = screens("replay")
    stale = {name for name in drawn.keys() | KEPT.keys() if drawn.get(name) != KEPT.get(name)}
    assert not stale, "make screens draws them anew"


def test_every_verb_of_the_learner_has_a_screen_in_the_readme() -> None:
    shown = set(re.findall(r"\]\(guide/screens/([\w-]+)\.svg\)", README))
    assert shown == KEPT.keys()
    assert {step.typed.split()[1] for step in STORY} == set(VERBS) - {"run"}  # what it prints is the learner's


@pytest.mark.parametrize("name", KEPT)
def test_a_screen_is_an_image_that_asks_for_nothing(name: str) -> None:
    ET.fromstring(KEPT[name])
    links = re.findall(r"""(?:https?:)?//[^\s"'<)]+""", KEPT[name])
    assert [link for link in links if link not in ("http://www.w3.org/2000/svg", "https://www.textualize.io")] == []
    assert not re.search(r"url\((?!#)|@import|href", KEPT[name])


def test_a_browser_shows_a_screen(page: Page) -> None:
    page.open(FOLDER / "check-failed.svg")
    assert len(page.requests()) == 1
    assert page.complaints() == []
    assert "sequential" in page.value("document.documentElement.textContent")
