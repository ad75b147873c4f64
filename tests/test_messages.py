"""The texts for the learner can be translated: all are in the catalogue, and a translation is what the learner sees."""

import ast
import gettext
import importlib.util
import os
import re
import shutil
import string
import struct
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kata.hint import hints
from kata.room import ROOT, Exercise

LOCALE = ROOT / "kata/locale"
TEMPLATE = LOCALE / "kata.pot"
SOURCES = [file for room in ("kata", "graders") for file in sorted((ROOT / room).rglob("*.py"))]
TRANSLATIONS = sorted(LOCALE.glob("*/LC_MESSAGES/kata.mo"))


def calls(file: Path) -> Iterator[ast.Call]:
    """Where the file says a text for the learner."""
    return calls_in(ast.parse(file.read_bytes()))


def calls_in(tree: ast.AST) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("_", "ngettext"):
            yield node


def texts(call: ast.Call) -> list[ast.expr]:
    return call.args[:1] if call.func.id == "_" else call.args[:2]


def catalogue() -> set[str]:
    """The texts in the template, singular and plural."""
    found = re.findall(r'^msgid(?:_plural)? ((?:".*"\n)+)', TEMPLATE.read_text(encoding="utf-8"), re.MULTILINE)
    return {"".join(map(ast.literal_eval, lines.splitlines())) for lines in found}


def test_a_text_is_a_constant() -> None:
    """`_(f"{n} files")` would be looked up under a name that no catalogue has."""
    for file in SOURCES:
        for call in calls(file):
            for text in texts(call):
                assert isinstance(text, ast.Constant), f"{file}:{call.lineno}"


def test_no_text_stands_inside_an_f_string() -> None:
    """`f"{_('quicker')}"`: Babel does not look in there."""
    for file in SOURCES:
        strings = [node for node in ast.walk(ast.parse(file.read_bytes())) if isinstance(node, ast.JoinedStr)]
        found = [call.lineno for string in strings for call in calls_in(string)]
        assert not found, f"{file}, lines {found}"


def test_the_catalogue_holds_exactly_the_texts() -> None:
    said = {text.value for file in SOURCES for call in calls(file) for text in texts(call)}
    assert catalogue() == said, "make messages"


def test_the_catalogue_is_what_babel_makes(tmp_path: Path) -> None:
    if not importlib.util.find_spec("babel"):
        pytest.skip("there is no Babel here: make lint installs it")
    recipe = re.search(r"pybabel (-q extract .*)\n", (ROOT / "Makefile").read_text().replace("\\\n", ""))[1]
    made = tmp_path / "kata.pot"
    arguments = recipe.replace("kata/locale/kata.pot", str(made)).split()
    subprocess.run([sys.executable, "-m", "babel.messages.frontend", *arguments], cwd=ROOT, check=True, timeout=60)
    assert made.read_text() == TEMPLATE.read_text(), "make messages"


@pytest.mark.parametrize("file", TRANSLATIONS, ids=lambda file: file.parent.parent.name)
def test_a_translation_has_the_same_fields(file: Path) -> None:
    """Else a check would end in a KeyError, for who reads this language only."""
    for source, text in gettext.GNUTranslations(file.open("rb"))._catalog.items():
        told = source[0] if isinstance(source, tuple) else source
        assert not told or fields(text) <= fields(told), f"{file}: {text}"


def fields(text: str) -> set[str]:
    return {name.partition(".")[0] for _text, name, _format, _conversion in string.Formatter().parse(text) if name}


def compiled(translations: dict[str, str]) -> bytes:
    """A .mo file, as `make compile` writes it: two tables of lengths and offsets, and the texts."""
    head = "Content-Type: text/plain; charset=utf-8\nLanguage: ko\n"
    pairs = [(key.encode(), value.encode()) for key, value in sorted(({"": head} | translations).items())]
    tables, content, start = ([], []), b"", 28 + 16 * len(pairs)
    for column, table in enumerate(tables):
        for pair in pairs:
            table += [len(pair[column]), start + len(content)]
            content += pair[column] + b"\0"
    numbers = [0x950412DE, 0, len(pairs), 28, 28 + 8 * len(pairs), 0, 0, *tables[0], *tables[1]]
    return struct.pack(f"<{len(numbers)}I", *numbers) + content


@pytest.mark.parametrize("language", ["ko", "ko_KR:en", "fr"])
def test_a_learner_reads_the_translation(tmp_path: Path, language: str) -> None:
    """What an engine file says, and what a grader said when it was imported; what is not translated stays English."""
    for folder in ("exercises", "graders", "kata"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__"))
    hint = hints(Exercise("02_join_threads"))[0]
    place = tmp_path / "kata/locale/ko/LC_MESSAGES"
    place.mkdir(parents=True, exist_ok=True)
    (place / "kata.mo").write_bytes(compiled({"hint {step} of {all}": "힌트 {step}/{all}", hint: "스레드!"}))
    environment = {**os.environ, "LANGUAGE": language, "LANG": "C.UTF-8", "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-m", "kata", "hint", "02"]
    done = subprocess.run(
        command, cwd=tmp_path, env=environment, capture_output=True, text=True, encoding="utf-8", timeout=60
    )
    korean = language.startswith("ko")
    assert ("힌트 1/3" in done.stdout, "스레드!" in done.stdout) == (korean, korean), done.stderr
    assert "one step more" in done.stdout
