"""Processes that a file starts while it is imported, instead of below `if __name__ == "__main__"`.

Under spawn and forkserver a new process imports the file whose function it is to run. If that starts processes again,
Python refuses (RuntimeError, "bootstrapping phase") and the new process dies; a `Pool` replaces it for ever.
"""

import multiprocessing
import time

from kata import tree
from kata.language import _
from kata.live import Live
from kata.proof import refuse
from kata.run import Call

COMPLAINT = b"finished its bootstrapping phase"
QUIET, LONG = 0.4, 5.0  # seconds; less than the patience of `run` with an import
_asked = 0


class StartedAtImport(Exception):
    """The import of the submission has made processes; the argument is their number."""


def made() -> int:
    """In the runner: how many processes have been made in it, started or not, since the last time it was asked."""
    global _asked
    number = int(multiprocessing.Process().name.rpartition("-")[2])  # they are numbered by their default names
    since, _asked = number - _asked - 1, number
    return since


def look() -> None:
    """In the runner, before the call: raises StartedAtImport."""
    if number := made():
        raise StartedAtImport(number)


def watch(live: Live) -> None:
    """Ends the call as soon as a new process complains, or the import waits for processes: it may do so for ever."""
    if COMPLAINT in live.printed.kept["err"]:
        live.give_up("no-main-guard", _("a new process imported the file, and that tried to start processes again"))
    elif live.ready and live.called is None and _is_long(live) and tree.below(live.pid):
        live.places()
        live.give_up("no-main-guard", _("the import of the file waits for processes that it has started"))


def _is_long(live: Live) -> bool:
    return live.quiet.seconds() > QUIET or time.monotonic() - live.begun > LONG


def expect_main_guard(call: Call) -> None:
    """Refuses a submission that starts processes at its top level."""
    if call.error is not None and call.error.is_a("kata.guard.StartedAtImport"):
        seen = _("the import of the file already started processes: {n} of them").format(n=call.error.args[0])
        refuse("no-main-guard", seen)
