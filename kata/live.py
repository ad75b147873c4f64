"""A call while it is under way, as the judge sees it: what it says, what it prints, whether it still does anything."""

import os
import selectors
import signal
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from kata import channel, printed, quiet, standing, tree
from kata.language import _
from kata.naps import LONGEST
from kata.parent import Parent, ParentDied
from kata.printed import Printed
from kata.stalls import Stalls
from kata.standing import Place
from kata.strays import strays

TICK = 0.003  # seconds between looks at the tree of processes
LOADING = 10.0  # seconds until the call begins, however long it may take then
LONGER = 60.0  # seconds by which a starved machine puts off a deadline at the most
STUCK = 0.5  # seconds of quiet; measured: 24 of 24 deadlocks found, no right submission ended
STUCK_LOADING = 3.0  # the same before the call: a file may try itself out when it is imported, with naps and all
ANSWER_OF_PARENT = 3.0  # seconds to say that a runner that was killed has ended

FORGED = _("something was sent to the grader that its own runner does not send")
PARENT_GONE = ("tampered", _("the process that starts the submissions was killed or stopped"))


@dataclass
class Ending:
    """How the call ended: a report from the runner, or the reason why there is none."""

    report: dict[str, Any] | None = None
    trouble: tuple[str, str] | None = None  # code, seen
    places: list[Place] = field(default_factory=list)
    unsent: str = ""  # the error of what a pool of processes could not send


Watch = Callable[["Live"], None]


class Live:
    """Drives one runner from its fork to the end of everything it started."""

    def __init__(
        self,
        parent: Parent,
        request: dict[str, Any],
        *,
        deadline: float,
        stuck: float,
        within: float | None,
        watch: Watch | None,
        activity: Callable[[], int] = lambda: 0,
    ) -> None:
        self.activity, self.heard = activity, 0  # what has happened at the judge's servers so far
        self.parent, self.request, self.watch, self.stuck, self.within = parent, request, watch, STUCK_LOADING, within
        self.called: float | None = None
        self.returned: float | None = None
        self.ready = self.ended = False
        self.exit_code: int | None = None
        self.ending = Ending()
        self.printed = Printed()
        self.buffer = channel.Buffer()
        self.selector = selectors.DefaultSelector()
        self._connect()
        self.begun = time.monotonic()
        self.deadline, self.allowed = self.begun + LOADING, (self.begun + deadline, stuck)
        self.stalls = Stalls()
        busy = quiet.BUSY_WITH_HEARTBEAT if request["heartbeat"] else quiet.BUSY
        self.quiet = quiet.Quiet(self.pid, busy, self.stalls)
        self.starvation = quiet.Starvation(os.getpid(), self.stalls)  # ours, too: what our servers are late with
        self.moved = self.begun

    def _connect(self) -> None:
        self.judge, theirs = socket.socketpair()
        pipes = {name: os.pipe() for name in ("out", "err", "standing")}
        given = [theirs.fileno(), *(pipes[name][1] for name in pipes)]
        try:
            self.pid = self.parent.fork(given)
        finally:
            theirs.close()
            for name, (mine, other) in pipes.items():
                os.close(other)
                os.set_blocking(mine, False)
                if name != "standing":
                    self.selector.register(mine, selectors.EVENT_READ, lambda fd=mine, name=name: self._print(fd, name))
        self.standing_fd = pipes["standing"][0]
        self.fds = [mine for mine, _other in pipes.values()]
        self.selector.register(self.judge, selectors.EVENT_READ, self._hear)
        self.selector.register(self.parent.control, selectors.EVENT_READ, self._end)
        channel.send(self.judge, self.request)

    def wait(self) -> Ending:
        """Until the call is over, however it ends. Nothing that it started is left then."""
        try:
            while not self.ended:
                self._turn(TICK)
            if self.ending.report is not None:
                self._processes_left()
            return self.ending
        finally:
            self._finish()

    def _turn(self, seconds: float) -> None:
        for key, _events in self.stalls.while_asleep(self.selector.select, seconds):
            if not self.ended and key.fileobj in self.selector.get_map():  # one may settle what the next would read
                key.data()
        if self.ended:
            return
        if (heard := self.activity()) != self.heard:
            self.heard = heard
            self.expect_more()
        if self.watch:
            self.watch(self)
        if self._is_under_way and self.within is not None and self._waited() > self.within:
            self.give_up("slow", "")
        elif self._clock() > self.deadline or (self._is_stuck() and not self.selector.select(0)):
            self._lose_patience()

    def _is_stuck(self) -> bool:
        """Whether it has been quiet for too long; who naps, once or again and again, is given `LONGEST` for it."""
        seconds = self.quiet.seconds()
        return seconds > self.stuck and (seconds > LONGEST or not self.quiet.dozed)

    @property
    def _is_under_way(self) -> bool:
        """Whether the call itself runs: to import the file may take long, and is none of its seconds."""
        return self.called is not None and self.returned is None

    def _clock(self) -> float:
        """Seconds in which this machine had time for the submission: on a starved one, a deadline comes later."""
        return time.monotonic() - min(self.starvation.seconds(), LONGER)

    def at_rest(self, seconds: float, restless: float) -> bool:
        """Whether nothing more will come: it has been asleep for so many `seconds`.

        Or, as some submissions never sleep: nothing has happened at the judge's servers for `restless` seconds in
        which this machine had time for it.
        """
        if self.activity() != self.heard:  # since this turn has begun
            return False
        return self.quiet.seconds() > seconds or self._clock() - self.moved > restless

    def expect_more(self) -> None:
        """Something came, or was let go: give the submission time for what it does about that."""
        self.moved = self._clock()
        self.quiet.restart()

    def _lose_patience(self) -> None:
        self.places()
        if self.buffer.begun:
            self.give_up("tampered", _("the grader was told half a message"))
        elif self.returned:
            self.give_up("hang", _("it returned, but its process did not come to rest"))
        elif not self.called:
            self.give_up("hang", _("the file was still being imported after {s:.1f} s").format(s=self._waited()))
        else:
            self.give_up("hang", _("it had not returned after {s:.1f} s").format(s=self._waited()))

    def _waited(self) -> float:
        begun, now = self.called or self.begun, time.monotonic()
        return now - begun - self.stalls.between(begun, now)

    def give_up(self, code: str, seen: str) -> None:
        """End the call now, for this reason."""
        self.ending.trouble = (code, seen)
        self.ended = True

    def _hear(self) -> None:
        try:
            data = self.judge.recv(1 << 20)
        except OSError:
            data = b""
        if not data:
            self.selector.unregister(self.judge)
            return
        self.buffer.feed(data)
        try:
            for message in self.buffer.messages():
                self._take(message)
        except (ValueError, TypeError, KeyError, AttributeError):
            self.give_up("tampered", FORGED)

    def _take(self, message: dict[str, Any]) -> None:
        if message.pop("token") != self.request["token"]:
            raise ValueError("not our runner")
        stage = message.pop("stage")
        if stage == "ready":
            self.ready = True
        elif stage == "called":
            self.called = time.monotonic()
            self.moved = self._clock()
            self.deadline, self.stuck = self.allowed
        elif stage == "returned":
            self.returned = time.monotonic()
            # it is our own code now that waits for tasks, threads and processes to end
            self.stuck = max(self.stuck, self.request["grace"] + self.request["patience"] + 1.0)
        elif stage == "report":
            if not all(type(message.get(key, [])) is list for key in ("left", "helpers")):
                raise ValueError("no report of ours")
            self.ending.report = message
            self.ended = True
        self.quiet.restart()

    def _print(self, fd: int, name: str) -> None:
        data = os.read(fd, 1 << 16)
        if not data:
            self.selector.unregister(fd)
            return
        self.printed.take(name, data)
        if self.ended:
            return
        self.quiet.restart()
        if self.printed.too_much:
            self.places()
            self.give_up("hang", _("it printed more than {n} MB").format(n=printed.MOST // 1024**2))

    def _end(self) -> None:
        """The parent says how the runner ended: before its report, or as the parent itself was killed."""
        try:
            line = self.parent.read()
        except ParentDied:
            self.give_up(*PARENT_GONE)
            return
        if line is None:
            return
        self.exit_code = int(line.removeprefix("end "))
        self._hear_the_rest()
        if self.ended:
            return
        if not self.ready:
            self._drain()
            raise RuntimeError(f"the runner could not start:\n{self.printed.err}")
        if self.exit_code == channel.LOST:
            self.give_up("tampered", _("the process that it ran in could not report any more"))
        else:
            self.give_up("died", _died(self.exit_code))

    def _hear_the_rest(self) -> None:
        """What the runner said before it ended may still lie in the socket."""
        self.judge.setblocking(False)
        if self.judge in self.selector.get_map():
            self._hear()

    def places(self) -> list[Place]:
        """Ask the runner where its threads and tasks stand in the learner's file; [] when it cannot tell."""
        if not self.ready or self.exit_code is not None:
            return []
        self.ending.places, self.ending.unsent = standing.ask(self.pid, self.standing_fd)
        return self.ending.places

    def _processes_left(self) -> None:
        """Give processes that are just ending time to do so; name those that stay."""
        report = self.ending.report
        assert report is not None
        if "left" not in report:
            return
        report["left"] += strays(
            self.parent.pid, self.pid, report.get("helpers", []), self.request["patience"], self._clock, self._drain
        )

    def _drain(self) -> None:
        for key, _events in self.selector.select(0):
            if key.fd in self.fds:
                key.data()

    def _finish(self) -> None:
        self.starvation.look()
        self._drain()
        if self.parent.process.poll() is None:
            if self.ending.report is None or self.ending.report.get("left"):
                tree.let_trackers_tidy(self.parent.pid)
            tree.kill_below(self.parent.pid)
        self._await_end()
        self.selector.close()
        self.judge.close()
        for fd in self.fds:
            os.close(fd)

    def _await_end(self) -> None:
        """The parent says `end` once for each runner: read it, so that the next one begins with a clean line."""
        end = time.monotonic() + LONGER
        while self.exit_code is None:
            try:
                if (line := self.parent.read(ANSWER_OF_PARENT)) is not None:
                    self.exit_code = int(line.removeprefix("end "))
            except ParentDied:
                if not self.parent.is_only_late or time.monotonic() > end:
                    self.give_up(*PARENT_GONE)
                    return


def _died(code: int) -> str:
    if code >= 0:
        return _("the process ended with exit code {code} before the call was over").format(code=code)
    try:
        name = signal.Signals(-code).name
    except ValueError:
        name = str(-code)
    return _("the process was ended by the signal {name}").format(name=name)
