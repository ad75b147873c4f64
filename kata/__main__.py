"""The command line: `python -m kata check 02`, and the other verbs."""

import _signal  # type: ignore[import-not-found]  # the part of `signal` that is there at once, not after 10 ms

if _signal.getsignal(_signal.SIGINT) is _signal.default_int_handler:  # there is nothing yet to tidy up:
    _signal.signal(_signal.SIGINT, _signal.SIG_DFL)  # Ctrl-C just ends this process

import argparse
import importlib
import importlib.util
import signal
import sys
from pathlib import Path
from typing import Any

from kata import interrupt, room
from kata.language import _

USAGE, INTERRUPTED = 2, 130
PACKAGES = ("aiohttp", "pytest", "pytest_timeout", "rich")  # without which nothing is graded


class NoSuchPackage(ImportError):
    """This Python is not the one that make has set up."""

    def __init__(self, name: str) -> None:
        told = _("{python} has no {package}: use make, or .venv/bin/python -m kata.")
        super().__init__(told.format(python=sys.executable, package=name))


def main(arguments: list[str] | None = None) -> int:
    """Runs one verb; its exit code: 0 passed, 1 not passed, 2 usage, 3 waived under --strict."""
    parser = argparse.ArgumentParser(prog="kata", description=_("Grade exercises in Python concurrency."))
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
    for add in (
        _add_check,
        _add_try_out,
        _add_watch,
        _add_hint,
        _add_task,
        _add_compare,
        _add_progress,
        _add_reset,
        _add_diff,
        _add_report,
        _add_trace,
        _add_audit,
        _add_stubs,
    ):
        add(verbs)
    options = parser.parse_args(arguments)
    for number in interrupt.ENDS:
        if signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, interrupt.end)
    try:
        code: int = _module(options.module).main(options)
        return code
    except (room.NoSuchExercise, room.NoSuchFile, NoSuchPackage) as error:
        print(error, file=sys.stderr)
        return USAGE
    except KeyboardInterrupt:
        interrupt.heard()
        print("\n" + _("stopped"), file=sys.stderr)
        return INTERRUPTED


def _module(verb: str) -> Any:
    """The module of a verb: a check does not pay for the imports of the others."""
    for name in PACKAGES:
        if importlib.util.find_spec(name) is None:
            raise NoSuchPackage(name)
    try:
        return importlib.import_module(f"kata.{verb}")
    except ModuleNotFoundError as error:
        if not error.name or error.name.startswith("kata."):
            raise
        raise NoSuchPackage(error.name) from None


def _add_check(verbs: Any) -> None:
    parser = verbs.add_parser("check", help=_("grade one exercise, or all"))
    parser.add_argument("exercise", nargs="?", help=_("its number or name; all when left out"))
    parser.add_argument("--submission", type=Path, metavar="FILE", help=_("grade this file"))
    parser.add_argument("--in", dest="room", default="exercises", metavar="ROOM", help=_("exercises or solutions"))
    parser.add_argument("--json", type=Path, metavar="FILE", help=_("write the verdict there as well"))
    parser.add_argument("--strict", action="store_true", help=_("exit with 3 when a proof had to be waived"))
    parser.set_defaults(module="check")


def _add_try_out(verbs: Any) -> None:
    parser = verbs.add_parser("run", help=_("run the file of an exercise itself, with a terminal"))
    parser.add_argument("exercise", help=_("its number or name"))
    parser.add_argument("--in", dest="room", default="exercises", metavar="ROOM", help=_("exercises or solutions"))
    parser.set_defaults(module="try_out")


def _add_watch(verbs: Any) -> None:
    parser = verbs.add_parser("watch", help=_("grade on every save, and go on to the next exercise"))
    parser.add_argument("exercise", nargs="?", help=_("where to begin; at the first that is not passed when left out"))
    parser.set_defaults(module="watch")


def _add_hint(verbs: Any) -> None:
    parser = verbs.add_parser("hint", help=_("one more step towards the solution each time"))
    parser.add_argument("exercise", help=_("its number or name"))
    parser.add_argument("step", nargs="?", type=int, help=_("1, 2 or 3; the next one when left out"))
    parser.set_defaults(module="hint")


def _add_task(verbs: Any) -> None:
    parser = verbs.add_parser("task", help=_("print what an exercise asks for"))
    parser.add_argument("exercise", help=_("its number or name"))
    parser.set_defaults(module="task")


def _add_compare(verbs: Any) -> None:
    parser = verbs.add_parser("compare", help=_("your file and the solution, and a race between them"))
    parser.add_argument("exercise", help=_("its number or name"))
    parser.add_argument("--force", action="store_true", help=_("also where your file has not passed yet"))
    parser.set_defaults(module="compare")


def _add_progress(verbs: Any) -> None:
    parser = verbs.add_parser("progress", help=_("where you are in the course, and what is next"))
    parser.set_defaults(module="progress")


def _add_reset(verbs: Any) -> None:
    parser = verbs.add_parser("reset", help=_("bring the stub back, and keep what you wrote under another name"))
    parser.add_argument("exercise", help=_("its number or name"))
    parser.set_defaults(module="reset")


def _add_diff(verbs: Any) -> None:
    parser = verbs.add_parser("diff", help=_("what you have changed in the stub"))
    parser.add_argument("exercise", help=_("its number or name"))
    parser.set_defaults(module="diff")


def _add_report(verbs: Any) -> None:
    parser = verbs.add_parser("report", help=_("write the course's state as one HTML page"))
    parser.add_argument("--out", type=Path, default=Path("report.html"), metavar="FILE", help=_("where; report.html"))
    parser.set_defaults(module="report")


def _add_trace(verbs: Any) -> None:
    parser = verbs.add_parser("trace", help=_("write the last check's timeline for DevTools and Perfetto"))
    parser.add_argument("exercise", help=_("its number or name"))
    parser.add_argument("--out", type=Path, metavar="FILE", help=_("where; trace-NN.json when left out"))
    parser.set_defaults(module="trace")


def _add_audit(verbs: Any) -> None:
    parser = verbs.add_parser("audit", help=_("grade the graders: solutions, variants, impostors, under load"))
    parser.add_argument("exercise", nargs="?", help=_("its number or name; all when left out"))
    parser.add_argument("-n", type=int, default=3, metavar="N", help=_("how often each, in each condition"))
    parser.add_argument("--conditions", nargs="*", metavar="NAME", help=_("quiet, load, one-core; all when left out"))
    parser.set_defaults(module="audit")


def _add_stubs(verbs: Any) -> None:
    parser = verbs.add_parser("stubs", help=_("renew the copies of the stubs, after a stub was changed"))
    parser.set_defaults(module="stubs")


if __name__ == "__main__":
    exit_code = main()
    interrupt.heard()
    sys.exit(exit_code)
