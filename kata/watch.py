"""`kata watch`: grades on every save, and goes on to the next exercise that is not passed yet.

This process has the screen, the keys and the saves. It holds no grader: each check has a judge of its own
(`kata.judges`). One thing is done at a time, a check or what a key asks for; a save ends it and begins anew.
"""

import argparse
import asyncio
import functools
import os
import signal
import sys
import time
from collections.abc import Callable
from typing import Any

from prompt_toolkit.input import create_input
from rich.text import Text

from kata import aside, record, room, saves, screen, signpost
from kata.draw import duration
from kata.evidence import Proof, Verdict
from kata.interrupt import ENDS
from kata.judges import Judge, Judges, NoVerdict
from kata.language import _
from kata.room import Exercise, NoSuchFile, shown
from kata.signpost import Course
from kata.turns import Turns
from kata.view import TerminalGone, View

USAGE = 2
LONG = 1.0  # seconds that a check may take before a spare judge is loaded beside it
KOREAN = str.maketrans("ㅗㅅㅊㅜㄱㅂ", "htcnrq")  # the same keys while the keyboard writes Korean
ASIDE = {"h": "hint", "t": "task", "c": "compare"}


def main(options: argparse.Namespace) -> int:
    """0 when it is left by a key; a watch has no verdict of its own."""
    first = room.find(options.exercise) if options.exercise else Course().begin
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        text = _("make watch needs a terminal to draw on and to read keys from. Without one: make check EX={n}")
        print(text.format(n=first.number), file=sys.stderr)
        return USAGE
    return asyncio.run(Watch(first).run())


class Watch:
    """`exercise` is the one on the screen, and `passed` whether the screen says that it has just passed."""

    def __init__(self, exercise: Exercise) -> None:
        self.exercise, self.passed = exercise, False
        self.course = Course()
        self.view = View()
        self.judges = Judges()
        self.keys = create_input(sys.stdin)
        self.happened: asyncio.Queue[Callable[[], object]] = asyncio.Queue()
        self.turns = Turns(self._soon)
        self.code: int | None = None  # to end with

    async def run(self) -> int:
        """Until a key or a signal ends it; then nothing is left running, and the terminal is as it was."""
        loop = asyncio.get_running_loop()
        loop.add_signal_handler(signal.SIGWINCH, self._soon, self.view.draw)
        loop.add_signal_handler(signal.SIGTSTP, self._soon, self.sleep)
        for number in ENDS:
            loop.add_signal_handler(number, self._soon, self.stop, 128 + number)
        stamps = saves.Stamps()  # from here on no save is missed
        follows = asyncio.create_task(saves.follow(stamps, functools.partial(self._soon, self.saved)))
        follows.add_done_callback(lambda task: self._soon(task.result))
        try:
            with self.keys.raw_mode(), self.keys.attach(functools.partial(self._soon, self.pressed)):
                self.go_to(self.exercise)
                while self.code is None:
                    (await self.happened.get())()
                self.view.leave()
        except TerminalGone:
            self.code = 128 + signal.SIGHUP
        finally:
            follows.cancel()  # nobody asks any more how it ended
            await self.turns.end()
            await self.judges.close()
        return self.code

    # -- what happens ----------------------------------------------------------------------------------------------

    def pressed(self) -> None:
        for press in self.keys.read_keys():
            self.press(press.key.translate(KOREAN).lower())
        if self.keys.closed:
            self.stop(128 + signal.SIGHUP)

    def press(self, key: str) -> None:
        """One key; those that mean nothing do nothing."""
        page = self.view.page()
        scrolled = {" ": page, "pagedown": page, "pageup": -page, "down": 1, "up": -1, "c-l": 0}
        if key in ("q", "c-c", "c-d"):
            self.stop(0)
        elif key == "c-z":
            self.sleep()
        elif key == "n":
            self.go_on()
        elif key == "r":
            self.check(self.exercise)
        elif key in ASIDE:
            about = self.exercise if key == "c" else self.aim
            self.turns.do(lambda: self._tell(ASIDE[key], about), at_once=False)
        elif key in scrolled:
            self.view.scroll(scrolled[key])

    def saved(self, changed: list[Exercise]) -> None:
        """The one that is worked on, if it is among them, else the latest: learners jump about."""
        self.check(next((one for one in changed if one in (self.aim, self.exercise)), changed[0]))

    def sleep(self) -> None:
        """Ctrl-Z: the terminal as it was, until the shell lets this go on. A check in the middle begins anew."""
        busy = self.turns.busy
        self.turns.drop()
        self.view.leave()
        loop = asyncio.get_running_loop()
        with self.keys.cooked_mode():
            loop.remove_signal_handler(signal.SIGTSTP)
            # the whole group, as the terminal would do it: make is in it too, and must not be stopped before this one,
            # or the shell could let both go on before this one has stopped
            os.kill(0, signal.SIGTSTP)
            loop.add_signal_handler(signal.SIGTSTP, self._soon, self.sleep)
        self.view.draw()
        if busy:
            self.check(self.exercise)

    def stop(self, code: int) -> None:
        self.code = code

    # -- what is done ----------------------------------------------------------------------------------------------

    @property
    def aim(self) -> Exercise:
        """What the learner works on now: the exercise on the screen, or the next one if that has passed."""
        return (self.passed and self.course.following(self.exercise)) or self.exercise

    def go_on(self) -> None:
        following = self.course.following(self.exercise)
        if following:
            self.go_to(following)
        else:
            self.say(Text(_("There is no other exercise that is not passed.")))

    def go_to(self, exercise: Exercise) -> None:
        """Show where the learner is, and wait for a save."""
        self.exercise, self.passed, self.course = exercise, False, Course()
        self.view.show(functools.partial(signpost.first_screen, self.course, exercise))
        self.say(Text(_("waiting for a save"), "dim"))
        self.turns.do(lambda: self.judges.prepare(exercise))

    def check(self, exercise: Exercise) -> None:
        self.exercise, self.passed = exercise, False
        self.turns.do(lambda: self._check(exercise, time.monotonic()))

    async def _check(self, exercise: Exercise, began: float) -> None:
        """Grade it, and show what came of it."""
        try:
            room.submission_file(exercise.file())
        except NoSuchFile as error:
            self.say(Text(str(error).replace(str(exercise.file()), shown(exercise.file())), "yellow"))
            return
        self.say(signpost.so_far(exercise, ()))
        judge = await self.judges.take(exercise)
        later = asyncio.create_task(self._prepare_later(exercise))
        try:
            self.show(exercise, await self._verdict(judge), time.monotonic() - began)
        except NoVerdict as error:
            self.say(Text(str(error), "red"))
        else:
            await self.judges.prepare(self.aim)  # while this one ends, which takes a while too
        finally:
            later.cancel()
            await judge.end()

    async def _verdict(self, judge: Judge) -> Verdict:
        proofs: dict[str, Proof] = {}

        def on_proof(proof: Proof) -> None:
            proofs[proof.name] = proof
            self.say(signpost.so_far(judge.exercise, proofs.values()))

        return await judge.grade(on_proof)

    async def _prepare_later(self, exercise: Exercise) -> None:
        """A short check has the machine for itself."""
        await asyncio.sleep(LONG)
        await self.judges.prepare(exercise)

    def show(self, exercise: Exercise, verdict: Verdict, seconds: float) -> None:
        """The verdict, kept and on the screen."""
        record.keep(exercise, verdict)
        self.course.look(exercise)
        self.passed = verdict.status != "failed"
        source = screen.source_of(verdict)
        self.view.show(lambda console: screen.verdict(verdict, console, source, next_step=False))
        checked = _("checked at {time}, in {seconds}").format(time=time.strftime("%H:%M:%S"), seconds=duration(seconds))
        self.say(Text(checked, "dim"))

    async def _tell(self, verb: str, exercise: Exercise) -> None:
        """What another verb says, below what is on the screen."""
        self.say(Text(_("{verb} {n} …").format(verb=verb, n=exercise.number), "bold"))
        await aside.run(verb, exercise, self.view.console(), self.view.add())
        self.say(Text())

    def say(self, status: Text) -> None:
        """The foot of the screen: what is going on, what comes next, and the keys."""
        goes_on = [signpost.goes_on(self.course, self.exercise)] if self.passed else []
        self.view.foot = [status, *goes_on, signpost.keys()]
        self.view.draw()

    def _soon(self, call: Callable[..., object], *args: Any) -> None:
        self.happened.put_nowait(functools.partial(call, *args))
