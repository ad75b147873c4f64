"""Another verb of the command line, run beside a watch: its text is taken as it comes, and shown there."""

import asyncio
import contextlib
import os
import signal
import sys
import tempfile
from collections.abc import Callable

from rich.console import Console

from kata.room import ROOT, Exercise

TIDYING = 3.0  # seconds that it has to tidy up when it is ended
MOST = 1 << 16  # bytes that are taken at a time


async def run(verb: str, exercise: Exercise, console: Console, on_text: Callable[[str], None]) -> None:
    """Run `kata VERB NN`; `on_text` is told all that it has printed so far, with its colours, whenever that grows.

    What it says on stderr is told only where it fails: it may draw a bar there. When this is cancelled, it ends the
    process and waits for that.
    """
    with tempfile.TemporaryFile() as errors:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "kata", verb, exercise.number),
            cwd=ROOT,
            env=_environment(console),
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=errors,
        )
        assert process.stdout
        text = b""
        try:
            while piece := await process.stdout.read(MOST):
                text += piece
                on_text(text.decode(errors="replace"))
            if await process.wait():
                errors.seek(0)
                on_text((text + errors.read(MOST)).decode(errors="replace"))
        finally:
            await _end(process)


def _environment(console: Console) -> dict[str, str]:
    """It prints into a pipe, and takes from here how wide the terminal is and whether it has colours."""
    wide = {"COLUMNS": str(console.width), "PYTHONUNBUFFERED": "1", "PYTHONIOENCODING": "utf-8"}
    colour = {"NO_COLOR": "1"} if console.color_system is None else {"FORCE_COLOR": "1"}
    return {**os.environ, **wide, **colour}


async def _end(process: asyncio.subprocess.Process) -> None:
    for number in (signal.SIGTERM, signal.SIGKILL):
        if process.returncode is not None:
            return
        with contextlib.suppress(ProcessLookupError):
            process.send_signal(number)
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(process.wait(), TIDYING)
