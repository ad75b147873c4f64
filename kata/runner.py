"""One call of one submission, in a process that was forked for it and is thrown away.

It imports the submission under its real name, looks at it, calls it, and sends back plain data. It decides nothing.
"""

import asyncio
import importlib
import inspect
import multiprocessing
import os
import socket
import sys
import tempfile
import traceback
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any, NoReturn

from kata import channel, plain
from kata.asks import Asks, Function
from kata.awaited import Awaited
from kata.heartbeat import Heartbeat
from kata.language import _
from kata.leftovers import Leftovers, library_processes, tasks_left
from kata.plain import NotPlain
from kata.seal import Seal
from kata.settle import settle_in
from kata.standing import Place, Standing
from kata.submission import Refused, Submission
from kata.trail import Trail
from kata.virtual import Deadlock, loop_for


def serve(seal: Seal, judge_fd: int, out: int, err: int, standing_fd: int) -> NoReturn:
    """Run the one call that the judge describes on the first descriptor; never returns."""
    try:
        settle_in(out, err)
        judge = socket.socket(fileno=judge_fd)
        runner = Runner(seal, judge, standing_fd, channel.receive(judge))
    except BaseException:
        traceback.print_exc()
        os._exit(70)
    runner.run()


class Runner:
    """Holds what the judge asked for, and bound methods taken before the submission could replace anything."""

    def __init__(self, seal: Seal, judge: socket.socket, standing_fd: int, request: dict[str, Any]) -> None:
        self.request, self.token = request, request["token"]
        self.pid, self._getpid, self._exit = os.getpid(), os.getpid, os._exit
        self._sendall, self._recv, self._pack = judge.sendall, judge.recv, channel.pack
        self._dumps = plain.dumps
        self._loops = asyncio.Runner
        file = str(Path(request["room"]) / "exercises" / f"{request['exercise']}.py")
        self.heartbeat = Heartbeat(file) if request["heartbeat"] else None
        sys.path[:0] = [request["room"], request["root"]]
        os.chdir(request["scratch"])
        os.environ["TMPDIR"], tempfile.tempdir = request["room"], None  # what is left there goes with the room
        if request["start_method"]:
            multiprocessing.set_start_method(request["start_method"], force=True)
        self.grader = importlib.import_module(f"graders.{request['exercise']}")
        self.asks: Asks = self.grader.ASKS
        self.submission = Submission(file, f"exercises.{request['exercise']}", request["shown"], self.asks)
        self.awaited = Awaited(self.asks, self.submission.where)
        self.trail = Trail()
        self._left = Leftovers().found
        Standing(standing_fd, file)
        seal.renew()
        self._broken = seal.broken
        self.say("ready")

    def say(self, stage: str) -> None:
        self._send(self._pack({"token": self.token, "stage": stage}))

    def packed(self, report: dict[str, Any]) -> bytes:
        return self._pack({"token": self.token, "stage": "report", **report})

    def _send(self, message: bytes) -> None:
        """A child that the submission forked has nothing to say."""
        if self._getpid() != self.pid:
            self._exit(0)
        self._sendall(message)

    def run(self) -> NoReturn:
        """Whatever the submission has done to this process, and at whatever point that shows: no traceback of ours."""
        try:
            self.tell(self.outcome())
        finally:
            self._exit(channel.LOST)

    def outcome(self) -> bytes:
        """The message for the judge."""
        try:
            return self.packed(self.report())
        except Refused as refused:
            return self.packed({"refused": refused.said})
        except NotPlain as error:
            return self.packed({"refused": Refused("not-plain", _("it gave {what}").format(what=error)).said})
        except BaseException as error:
            seen = _("the process that it ran in no longer works: {error}").format(
                error=self.submission.describe(error)
            )
            return self.packed({"refused": Refused("tampered", seen).said})

    def tell(self, message: bytes) -> None:
        for stream in (sys.stdout, sys.stderr):
            try:
                stream.flush()
            except BaseException:  # the submission's own stream, or closed
                continue
        self._send(message)
        self._recv(1)  # stay, so that the judge can look at the processes below this one, until it ends them all
        self._exit(0)

    def report(self) -> dict[str, Any]:
        module = self.submission.load()
        self.submission.look(module)
        self.awaited.watch(module)
        outcome = self.call(module)
        if self.awaited.refused:
            raise self.awaited.refused
        left = self.loop_left + self._left(self.request["patience"])
        if broken := self._broken():
            raise Refused("tampered", broken)
        return outcome | {
            "left": left,
            "trail": self.trail.as_plain(),
            "lags": self.heartbeat.lags() if self.heartbeat else [],
            "helpers": library_processes(),
            "gil": getattr(sys, "_is_gil_enabled", lambda: True)(),
        }

    def call(self, module: ModuleType) -> dict[str, Any]:
        """Make the call: {"value": …} or {"error": Raised}."""
        self.loop_left: list[str] = []
        self.is_back = False
        target = self.target(module)
        args = self.request["args"]
        try:
            self.say("called")
            value = self.await_it(target, args) if self.is_async(target) else self.finish(target(*args))
            self.back()
            # told at once: an exception in it may hold frames, and through these what is looked for as left open
            return {"value": self._dumps(value, self.submission.describe)}
        except (Refused, NotPlain):
            raise
        except Deadlock as stuck:
            raise self.awaited.refused or self.stuck(stuck.places) from None
        except BaseException as error:
            self.back()
            self.submission.refuse_exit(error)
            if self.submission.is_untouched(error):
                raise Refused("not-started", _("the TODO is still there"), "", self.submission.where(error)) from None
            return {"error": self.submission.describe(error)}

    def stuck(self, places: list[Place]) -> Refused:
        stands = "; ".join(_("{who}: line {line}").format(who=place.who, line=place.line) for place in places[:4])
        seen = _("every task waits, and nothing is left that could wake one")
        where = self.submission.at(places[0].line) if places else None
        return Refused("hang", f"{seen} ({stands})" if stands else seen, "", where)

    def back(self) -> None:
        """Tell the judge, once, that the call has come back."""
        if not self.is_back:
            self.is_back = True
            self.say("returned")

    def target(self, module: ModuleType) -> Callable[..., Any]:
        if self.request["scenario"] is None:
            found: Callable[..., Any] = getattr(module, self.asks.name)
            return found
        scenario = getattr(self.grader, self.request["scenario"])
        if inspect.iscoroutinefunction(scenario):

            async def bound(*args: Any) -> Any:
                return await scenario(module, *args)

            return bound
        return lambda *args: scenario(module, *args)

    def is_async(self, target: Callable[..., Any]) -> bool:
        if self.request["scenario"] is None:
            return isinstance(self.asks, Function) and self.asks.is_async
        return inspect.iscoroutinefunction(target)

    def finish(self, value: Any) -> Any:
        if inspect.isawaitable(value):
            if inspect.iscoroutine(value):
                value.close()
            raise Refused("signature", _("the call gave something to await"), _("`{asked}`").format(asked=self.asks))
        return value

    def await_it(self, target: Callable[..., Any], args: list[Any]) -> Any:
        async def main() -> Any:
            before = asyncio.all_tasks()
            if self.heartbeat:
                self.heartbeat.start()
            try:
                return await target(*args)
            finally:
                if self.heartbeat:
                    self.heartbeat.stop()
                self.back()
                self.loop_left += await tasks_left(before, self.request["grace"])

        with self._loops(loop_factory=loop_for(self.submission.file) if self.request["virtual"] else None) as loop:
            return loop.run(main())
