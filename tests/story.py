"""What a learner types for the screens in the README. It is run in a copy of the repository, by tests/screens.py.

    python -m tests.story record MEASURED    runs it for real, and writes what was measured to the file MEASURED
    python -m tests.story replay MEASURED    the same verbs, but what is measured comes from that file

Both print the screens as JSON, {name: [what was typed, text with colours]}. What is replayed is only the verdicts and
the races: everything else is done by the tool as it is now.
"""

import contextlib
import dataclasses
import io
import json
import os
import re
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unittest import mock

from kata import __main__ as kata
from kata import raced, stubs
from kata.room import ROOT, Exercise
from kata.written import verdict_from
from tests.terminal import HOME, Terminal

COURSE = ("02_join_threads", "05_reserve_stock", "13_parallel_map", "18_gather_fetches")
START_AND_JOIN = """\
    paths = []
    for url in urls:
        path = dest / url.rsplit("/", 1)[-1]
        thread = Thread(target=save, args=(url, path))
        thread.start()
        thread.join()
        paths.append(path)
    return paths


def save(url: str, path: Path) -> None:
    path.write_bytes(download(url))
"""
POOL = """\
    def save(url: str) -> Path:
        path = dest / url.rsplit("/", 1)[-1]
        path.write_bytes(download(url))
        return path

    with ThreadPoolExecutor(max(1, len(urls))) as pool:
        return list(pool.map(save, urls))
"""


def filled_in(stem: str, needs: str, body: str) -> str:
    """The stub with an import more, and the body instead of its TODO."""
    stub = stubs.path(Exercise(stem)).read_text(encoding="utf-8")
    text = re.sub(r" {4}# TODO.*?\n {4}raise NotImplementedError\(.*?\)\n", lambda _found: body, stub, flags=re.DOTALL)
    return text.replace("\nfrom ", f"\n{needs}\nfrom ", 1)


def sample(kind: str, stem: str, name: str) -> str:
    return (ROOT / "tests" / kind / stem / f"{name}.py").read_text(encoding="utf-8")


FIRST_TRY = {COURSE[0]: filled_in(COURSE[0], "from threading import Thread", START_AND_JOIN)}
SOLVED = {COURSE[0]: filled_in(COURSE[0], "from concurrent.futures import ThreadPoolExecutor", POOL)}
OTHERS = {
    COURSE[2]: sample("impostors", COURSE[2], "thread_pool"),
    COURSE[3]: sample("variants", COURSE[3], "task_group"),
}


@dataclasses.dataclass(frozen=True)
class Step:
    """`typed` is a make command, `does` what it calls, and `saved` what the learner saved before, by exercise.

    What `shows` says must be on the screen: a busy machine may have told another story.
    """

    name: str
    typed: str
    does: str
    saved: dict[str, str] = dataclasses.field(default_factory=dict)
    shows: str = ""


STORY = (  # a line for each screen; what was checked in one is known in the next
    Step("task", "make task EX=02", "task 02"),
    Step("check-failed", "make check EX=02", "check 02", FIRST_TRY, "sequential"),
    Step("hint", "make hint EX=02", "hint 02"),
    Step("diff", "make diff EX=02", "diff 02"),
    Step("check-passed", "make check EX=02", "check 02", SOLVED, "passed"),
    Step("compare", "make compare EX=02", "compare 02", shows="times quicker"),
    Step("trace", "make trace EX=02", "trace 02"),
    Step("check-all", "make check", "check", OTHERS, "2 passed"),
    Step("progress", "make progress", "progress"),
    Step("watch", "make watch", "watch"),
    Step("report", "make report", "report"),
    Step("reset", "make reset EX=02", "reset 02"),
)


def tell(measured: Any, replay: bool) -> dict[str, tuple[str, str]]:
    """The screens; what `measured` holds is replayed, or added to it."""
    screens = {}
    for step in STORY:
        for stem, text in step.saved.items():
            Exercise(stem).file().write_text(text, encoding="utf-8")
        with _replayed(measured[step.name]) if replay else _recorded(measured.setdefault(step.name, [])):
            text = _watch() if step.does == "watch" else _said(step.does)
        assert step.shows in text, f"{step.typed}: there is no {step.shows!r} on this screen:\n{text}"
        screens[step.name] = (step.typed, text)
    return screens


def _said(does: str) -> str:
    """All that the verb prints. The time of day stands still: `reset` makes a name of it."""
    noon, strftime = time.gmtime(1_700_000_000), time.strftime
    with (
        contextlib.redirect_stdout(io.StringIO()) as said,
        mock.patch("time.strftime", lambda form, *_when: strftime(form, noon)),
    ):
        kata.main(does.split())
    return said.getvalue()


def _watch() -> str:
    """The first screen, as a terminal has it."""
    terminal = Terminal([sys.executable, "-m", "kata", "watch"], ROOT, os.environ, (80, 16))
    try:
        terminal.wait("q quit")
        return (
            terminal.said.decode("utf-8")
            .rpartition(HOME)[2]
            .replace("\x1b[2K", "")
            .replace("\x1b[J", "")
            .replace("\r", "")
        )
    finally:
        terminal.close()


@contextlib.contextmanager
def _recorded(kept: list[Any]) -> Iterator[None]:
    """Verdicts and races are kept as they come."""
    from kata import compete, grade

    def graded(*args: Any, **options: Any) -> Any:
        found = real_grade(*args, **options)
        kept.append([verdict.as_json() for verdict in found])
        return found

    def ran(*args: Any, **options: Any) -> Any:
        found = real_race(*args, **options)
        kept.append(found.as_json())
        return found

    real_grade, real_race = grade.grade, compete.raced
    with mock.patch.object(grade, "grade", graded), mock.patch.object(compete, "raced", ran):
        yield


@contextlib.contextmanager
def _replayed(kept: list[Any]) -> Iterator[None]:
    """Nothing is graded and nobody races: it comes from what was kept, in that order."""
    from kata import check, compare, compete, grade, parent

    left = iter(kept)

    def graded(*_args: Any, **_options: Any) -> Any:
        return [verdict_from(one) for one in next(left)]

    def nothing(*_args: Any, **_options: Any) -> Any:
        return contextlib.nullcontext()

    def ran(*_args: Any) -> Any:
        return raced.raced_from(next(left))

    with contextlib.ExitStack() as stack:
        for module in (check, compare, parent):
            stack.enter_context(mock.patch.object(module, "warm_parent", nothing))
        for name in ("track", "entrant"):
            stack.enter_context(mock.patch.object(compete, name, nothing))
        stack.enter_context(mock.patch.object(grade, "grade", graded))
        stack.enter_context(mock.patch.object(compete, "raced", ran))
        yield
    assert next(left, None) is None, "something that was measured is not asked for any more: make screens"


if __name__ == "__main__":
    mode, file = sys.argv[1], Path(sys.argv[2])
    measured = json.loads(file.read_text(encoding="utf-8")) if mode == "replay" else {}
    json.dump(tell(measured, mode == "replay"), sys.stdout)
    if mode == "record":
        file.write_text(json.dumps(measured, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
