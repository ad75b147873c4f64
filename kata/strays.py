"""The processes that a call has left behind, seen from outside."""

import time
from collections.abc import Callable, Iterable
from typing import Any

from kata import tree
from kata.language import _
from kata.quiet import Quiet

RESTING = 0.25  # seconds of quiet after which a process is not about to end


def strays(
    parent: int,
    runner: int,
    helpers: Iterable[Any],
    patience: float,
    clock: Callable[[], float],
    meanwhile: Callable[[], None],
) -> list[str]:
    """What still runs below the warm parent beside the runner, in words.

    Processes that are just ending get up to `patience` seconds by this `clock`. `helpers` are what the runner says that
    the standard library keeps for itself; `meanwhile` is called again and again.
    """
    spared = {runner, *filter(_is_of_the_library, helpers)}
    end = clock() + patience
    quiet, over = Quiet(parent), False
    while not over:
        over = clock() > end or quiet.seconds() > RESTING  # one more look: this process may not have looked for long
        alive, vanished = tree.family(parent)
        left = set(alive) - spared
        if not left and not vanished:
            return []
        meanwhile()
        time.sleep(0.005)
    what = [_program(pid, parent) for pid in left] or [_("one that starts another one and ends, again and again")]
    return [_("a process is still running: {what}").format(what=one) for one in what]


def _is_of_the_library(pid: Any) -> bool:
    """Whether it is what the runner says it is: the resource tracker or the forkserver of multiprocessing."""
    return type(pid) is int and "from multiprocessing." in tree.command(pid)


def _program(pid: int, parent: int) -> str:
    """What the process runs; a forked one has the command line of the process that it was forked from."""
    command = tree.command(pid)
    return _("a child") if command in ("", tree.command(parent)) else command[:80]
