"""Grades exercises: one pytest session in this process, and a verdict for each grader in it."""

import contextlib
import io
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from kata import interrupt
from kata.evidence import Proof, Verdict
from kata.language import _
from kata.room import ROOT, Exercise, shown, temporary

BACKSTOP = 300  # seconds for one proof: only a grader of ours that hangs gets there, on a starved machine, too

OPTIONS = [
    *("--noconftest", "--assert=plain", "--capture=no", "--import-mode=prepend"),
    *(f"-pno:{name}" for name in ("terminal", "cacheprovider", "faulthandler", "junitxml", "doctest", "debugging")),
    # these two collect the garbage of all that was imported, five times, at the end
    *("-pno:unraisableexception", "-pno:threadexception"),
    *("-p", "kata.plugin", "-p", "pytest_timeout", f"--timeout={BACKSTOP}"),
    *(
        "-c",
        str(ROOT / "pyproject.toml"),
        "--rootdir",
        str(ROOT),
        "-o",
        "addopts=",
        "-o",
        "tmp_path_retention_policy=all",
    ),
]


def grade(
    exercises: Sequence[Exercise],
    submission: Callable[[Exercise], Path],
    *,
    strict: bool = False,
    on_proof: Callable[[str, Proof], None] | None = None,
    keep_warm: bool = False,
    when_ready: Callable[[], object] | None = None,
) -> list[Verdict]:
    """The verdicts, in the order of the exercises.

    `on_proof` is told each proof as soon as it stands; `keep_warm` leaves the warm parent there for the next check.
    `when_ready` is called when all is loaded, before anything is graded: it may wait there.
    """
    _take_no_orders()
    import pytest

    from kata import plugin
    from kata.parent import end_warm_parent

    class Grading:
        """Lends the session its submissions, and keeps what it found."""

        def __init__(self) -> None:
            self.found: dict[str, plugin.Findings] = {}
            self.interrupted = False

        def pytest_configure(self, config: pytest.Config) -> None:
            config.stash[plugin.submissions_key] = submission
            self.found = config.stash[plugin.findings_key]

        def pytest_collection_finish(self) -> None:
            if when_ready:
                when_ready()

        def pytest_keyboard_interrupt(self, excinfo: pytest.ExceptionInfo[BaseException]) -> None:
            self.interrupted = _is_heard(excinfo.type)

        def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
            stem = Path(report.nodeid.split("::")[0]).stem
            if on_proof and stem in self.found and self.found[stem].proofs:
                on_proof(stem, self.found[stem].proofs[-1])

    grading = Grading()
    printed = io.StringIO()
    try:
        with contextlib.redirect_stdout(printed), temporary() as folder:
            graders = [str(one.grader) for one in exercises]
            pytest.main([*OPTIONS, f"--basetemp={folder / 'pytest'}", *graders], plugins=[grading])
    finally:
        if not keep_warm:
            end_warm_parent()
    if grading.interrupted:
        end_warm_parent()
        raise KeyboardInterrupt
    return [
        _verdict(one, shown(submission(one)), grading.found.get(one.stem), strict, printed.getvalue())
        for one in exercises
    ]


def _is_heard(kind: type[BaseException]) -> bool:
    """Whether it is the KeyboardInterrupt of a signal; pytest has another one of its own."""
    if kind is KeyboardInterrupt:
        interrupt.heard()
    return kind is KeyboardInterrupt


def _take_no_orders() -> None:
    """What the environment tells pytest is meant for tests of the learner's own."""
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    for name in ("PYTEST_ADDOPTS", "PYTEST_PLUGINS"):
        os.environ.pop(name, None)


def _verdict(exercise: Exercise, submission: str, found: Any, strict: bool, printed: str) -> Verdict:
    if found is None or len(found.proofs) < max(found.expected, 1):
        proofs = (*(found.proofs if found else ()), _incomplete(printed))
    else:
        proofs = tuple(found.proofs)
    return Verdict(
        exercise.stem,
        submission,
        proofs,
        found.seconds if found else 0.0,
        found.timeline if found else (),
        found.printed if found else "",
        strict,
    )


def _incomplete(printed: str) -> Proof:
    """Not every proof was heard of: that is never a pass."""
    seen = _("the grader did not come to its end: {why}").format(why=printed.strip()[-300:] or _("it was ended"))
    return Proof("correct", "grader", "failed", "grader-failed", seen, _("a verdict"), _("Run the check once more."))
