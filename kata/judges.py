"""The judges of a watch, each a process that is started ahead, so that a save need not wait for its imports."""

import asyncio
import contextlib
import json
import signal
import socket
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from typing import IO

from kata.evidence import Proof, Verdict
from kata.language import _
from kata.room import ROOT, Exercise
from kata.spare import GO
from kata.written import verdict_from

LONGEST = 64 << 20  # bytes in one line of a judge: what a submission printed is in there
TIDYING = 10.0  # seconds that a judge has to tidy up when it is ended, on a machine that is busy


class NoVerdict(Exception):
    """The judge ended without a verdict; the message is for the learner."""


class Judge:
    """One process of `kata.spare`, from its start to its end. It grades once."""

    def __init__(
        self, exercise: Exercise, process: asyncio.subprocess.Process, control: socket.socket, errors: IO[bytes]
    ) -> None:
        self.exercise, self.process, self.control, self.errors = exercise, process, control, errors
        self.told = False

    @classmethod
    async def start(cls, exercise: Exercise) -> "Judge":
        """Start one. It loads by itself, and may be told to grade before it has."""
        ours, theirs = socket.socketpair()
        errors = tempfile.TemporaryFile()  # noqa: SIM115  (it lives as long as the judge)
        with theirs:
            process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "kata.spare", exercise.stem, str(theirs.fileno())),
                cwd=ROOT,
                stdin=asyncio.subprocess.DEVNULL,
                stdout=asyncio.subprocess.DEVNULL,
                stderr=errors,
                pass_fds=[theirs.fileno()],
            )
        return cls(exercise, process, ours, errors)

    async def grade(self, on_proof: Callable[[Proof], None]) -> Verdict:
        """The verdict; `on_proof` is told each proof as soon as it stands. Raises NoVerdict."""
        reader, writer = await asyncio.open_connection(sock=self.control, limit=LONGEST)
        with contextlib.closing(writer), contextlib.suppress(ConnectionError):
            writer.write(GO)
            async for line in reader:
                news = json.loads(line)
                self.told = "verdict" in news
                if self.told:
                    return replace(verdict_from(news["verdict"]), printed=news["printed"])
                on_proof(Proof(**news["proof"]))
        raise NoVerdict(await self._last_words())

    async def end(self) -> None:
        """End it, wherever it stands. Returns when it is gone, and with it all that was below it."""
        for number in (signal.SIGTERM, signal.SIGKILL):
            if number == signal.SIGKILL or not self.told:  # who has given the verdict ends without being asked
                with contextlib.suppress(ProcessLookupError):
                    self.process.send_signal(number)
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self.process.wait(), TIDYING)
                break
        self.control.close()
        self.errors.close()

    async def _last_words(self) -> str:
        code = await self.process.wait()
        self.errors.seek(0)
        last = self.errors.read().decode(errors="replace").strip().rpartition("\n")[2]
        return _("the judge ended with {code} and gave no verdict; {last}").format(code=code, last=last)


class Judges:
    """At most one judge at work, and a spare one for the exercise that will be saved next."""

    def __init__(self) -> None:
        self._spare: asyncio.Task[Judge] | None = None
        self._for: Exercise | None = None

    async def prepare(self, exercise: Exercise) -> None:
        """See that a judge for this exercise is there, or on its way."""
        if self._spare and self._spare.done() and self._spare.result().process.returncode is not None:
            await self.close()
        if self._spare and self._for != exercise:
            await self.close()
        if not self._spare:
            self._for, self._spare = exercise, asyncio.create_task(Judge.start(exercise))

    async def take(self, exercise: Exercise) -> Judge:
        """The judge for this exercise, which is the caller's to end."""
        await self.prepare(exercise)
        assert self._spare
        judge = await asyncio.shield(self._spare)
        self._spare = None
        return judge

    async def close(self) -> None:
        """End the spare one."""
        spare, self._spare = self._spare, None
        if spare:
            await asyncio.shield(asyncio.create_task(_end(spare)))


async def _end(spare: asyncio.Task[Judge]) -> None:
    await (await spare).end()
