"""In the runner of 08: scripts of puts, gets and closes, each caller in a thread of its own. All gives plain data."""

import ast
import queue
import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import accumulate
from pathlib import Path
from types import MemberDescriptorType, ModuleType
from typing import Any, Literal

from kata.explore import explore
from kata.idle import share_of_others
from kata.schedules import NewFamily, Step, one_preemption, point, two_preemptions
from kata.stage import Scene, Stage
from kata.wakes import switched_when_woken

# seconds asleep: what is waiting for good, even of one who looks twice a second; and what looks like waiting at all
FOR_GOOD, FOR_NOW = 0.8, 0.015
LONG = 0.55  # seconds: for who gives up sooner; the orders of turns are tried meanwhile, and mostly take as long
MANY = 20  # items: more than anybody puts in, for who drains and is never told that it is closed
BUDGET = 2.0  # seconds for one exploration: who looks only now and then is slow to explore

Op = tuple[Any, ...]  # ("put", item), ("get",), ("close",) or ("drain",)
Said = list[tuple[str, Any]]  # ("put", item), ("got", item) or ("Closed", None)


@dataclass(frozen=True)
class Turn:
    """One turn of a caller, and what must become of it: it comes to its end, or waits, or either is right.

    `woken`: when it is woken later on, it is stopped before it has the lock again.
    """

    who: str
    must: Literal["end", "wait", "any"] = "end"
    woken: bool = False


@dataclass(frozen=True)
class Script:
    """The callers by name, with what each of them does in a row, and their turns."""

    size: int
    calls: dict[str, list[Op]]
    turns: Sequence[Turn]


def about(sub: ModuleType) -> dict[str, Any]:
    """What the file says before anything runs: whether it has its `Closed`, and where it imports `queue`."""
    closed = vars(sub).get("Closed")
    lines = []
    for node in ast.walk(ast.parse(Path(sub.__file__ or "").read_bytes())):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom):
            names = [node.module or ""]
        lines += [node.lineno for name in names if name in ("queue", "_queue")]  # type: ignore[attr-defined]
    return {"closed": isinstance(closed, type) and issubclass(closed, Exception), "queue": lines}


def borrowed(thing: Any, module: str, depth: int = 4) -> str | None:
    """The queue of the standard library that it is or holds, by itself or in what the submission has made for it."""
    if isinstance(thing, queue.Queue | queue.SimpleQueue):
        return next(kind.__name__ for kind in type(thing).__mro__ if kind.__module__ in ("queue", "_queue"))
    inside: list[Any] = []
    if isinstance(thing, dict):
        inside = list(thing.values())
    elif isinstance(thing, list | tuple | set | deque):
        inside = list(thing)
    elif type(thing).__module__ == module:
        slots = [
            name
            for kind in type(thing).__mro__
            for name, one in vars(kind).items()
            if type(one) is MemberDescriptorType
        ]
        inside = [*getattr(thing, "__dict__", {}).values(), *(getattr(thing, name, None) for name in slots)]
    found = (borrowed(one, module, depth - 1) for one in inside) if depth else iter(())
    return next(filter(None, found), None)


def sizes(sub: ModuleType) -> dict[str, Any]:
    """What comes of sizes that make no sense; and what comes out of the second of two buffers, each with an item."""
    errors: list[Any] = []
    for size in (0, -1):
        try:
            sub.Buffer(size)
            errors.append(None)
        except Exception as error:
            errors.append(error)
    buffers = [sub.Buffer(3) for _ in "ab"]
    for item, buffer in zip("ab", buffers, strict=True):
        buffer.put(item)
    return {"errors": errors, "second": repr(buffers[1].get())}


def do(sub: ModuleType, buffer: Any, ops: Sequence[Op], said: Said, log: list[str]) -> None:
    """One caller: its operations in a row. It ends at the first `Closed` of a `put` or `get`; `drain` is to get until
    then. The `log` of all callers: each `put` that has ended, each `get` that has begun.
    """

    def get() -> None:
        log.append("get")
        said.append(("got", buffer.get()))

    for what, *item in ops:
        if what == "close":
            buffer.close()
            continue
        try:
            if what == "put":
                buffer.put(*item)
                log.append("put")
                said.append(("put", item[0]))
            else:
                get()
            while what == "drain" and len(said) < MANY:
                get()
        except sub.Closed:
            said.append(("Closed", None))
            return


def most(log: list[str]) -> int:
    """How many items were in it at some moment, at least: whoever has begun to get may have taken one."""
    return max(accumulate((1 if what == "put" else -1 for what in log), initial=0))


def play(sub: ModuleType, script: Script) -> dict[str, Any]:
    """What became of each turn, and what each caller had to say; up to the first turn that was not as it must be."""
    said: dict[str, Said] = {name: [] for name in script.calls}
    names = list(script.calls)
    made: list[Any] = []

    def set_up(stage: Stage) -> Scene:
        made[:] = [buffer := sub.Buffer(script.size)]
        calls = [partial(do, sub, buffer, ops, said[name], []) for name, ops in script.calls.items()]
        return Scene(calls, lambda _: None)

    stage = Stage(sub, set_up, names, stuck=FOR_GOOD, loops=FOR_NOW)
    steps = [
        Step(
            names.index(turn.who),
            point(0) if turn.woken else None,
            FOR_GOOD if turn.must == "end" else FOR_NOW,
            only_after="done" if before and before.must == "end" else None,
        )
        for before, turn in zip([None, *script.turns], script.turns, strict=False)
    ]
    with switched_when_woken(sub, lambda: stage.who() and stage.point("being woken")):
        played = stage.play(steps)
    errors = {name: what for name, (how, what) in zip(names, played.outcomes, strict=True) if how == "raised"}
    for error in errors.values():
        if type(error) is NotImplementedError:
            raise error  # the runner knows what to say of an untouched stub
    found = {"steps": played.steps, "said": said, "errors": errors, "stuck": played.stuck}
    return found | {"queue": borrowed(made, sub.__name__)}


def scripts(sub: ModuleType, given: list[tuple[int, dict[str, list[Op]], list[tuple[str, str, bool]]]]) -> list[Any]:
    """Each script in turn, up to the first in which something is not as it must be."""
    found = []
    for size, calls, turns in given:
        script = Script(size, calls, [Turn(who, must, woken) for who, must, woken in turns])  # type: ignore[arg-type]
        found.append(play(sub, script))
        odd = [
            turn.must != "any" and (turn.must == "end") != (step["became"] == "done")
            for turn, step in zip(script.turns, found[-1]["steps"], strict=False)
        ]
        if any(odd) or found[-1]["errors"] or found[-1]["stuck"]:
            break
    return found


class Race:
    """Callers on a buffer that has these items; afterwards every item has come out, once, and in its order."""

    def __init__(self, sub: ModuleType, size: int, *calls: list[Op], before: Sequence[Any] = ()) -> None:
        self.sub, self.size, self.calls, self.before = sub, size, calls, list(before)
        self.said: list[Said] = []
        self.log: list[str] = []

    def explored(self, family: NewFamily, budget: float) -> dict[str, Any]:
        stage = Stage(self.sub, self.set_up, stuck=FOR_GOOD, loops=FOR_NOW)
        with switched_when_woken(self.sub, lambda: stage.who() and stage.point("being woken")):
            report = explore(stage, family, budget=budget)
        report["points"] = report["points"] or [str(op) for op in self.calls[0]]
        if report["failure"]:
            report["failure"]["said"] = self.said
            report["failure"]["size"] = self.size
        return report

    def set_up(self, stage: Stage) -> Scene:
        buffer = self.sub.Buffer(self.size)
        for item in self.before:
            buffer.put(item)
        self.said, self.log = [[] for _ in self.calls], ["put" for _ in self.before]
        pairs = zip(self.calls, self.said, strict=True)
        return Scene([partial(do, self.sub, buffer, ops, said, self.log) for ops, said in pairs], self.check)

    def check(self, outcomes: list[tuple[Any, ...]]) -> str | None:
        """ "raised", "lost", "twice", "order" or "over"; None when all is well."""
        if any(how == "raised" for how, _what in outcomes):
            return "raised"
        put = [self.before, *([item for what, item in said if what == "put"] for said in self.said)]
        got = [item for said in self.said for what, item in said if what == "got"]
        if len(set(got)) < len(got):
            return "twice"
        if set(got) != {item for items in put for item in items}:
            return "lost"
        ordered = [[item for item in got if item in items] == items for items in put]
        if not all(ordered) and sum(any(w == "got" for w, _ in said) for said in self.said) < 2:
            return "order"
        return "over" if most(self.log) > self.size else None


class Waiting:
    """Some that wait for an item, and as many for room; who of them came back before it was their turn."""

    def __init__(self, sub: ModuleType, many: int) -> None:
        empty, full = self.buffers = sub.Buffer(2), sub.Buffer(1)
        for buffer in self.buffers:  # who has had something to do may wait in another way than before
            buffer.put(0)
            buffer.get()
        full.put(0)
        self.back: list[tuple[str, str, Any]] = []
        calls = [*[("get", empty.get)] * many, *[("put", partial(full.put, n)) for n in range(many)]]
        begun, self.since = threading.Semaphore(0), time.monotonic()

        def wait(what: str, call: Callable[[], Any]) -> None:
            begun.release()
            try:
                self.back.append((what, "returned", repr(call())))
            except BaseException as error:  # whatever it is, it was not its turn
                self.back.append((what, "raised", error))

        self.threads = [threading.Thread(target=wait, args=call, daemon=True) for call in calls]
        for thread in self.threads:
            thread.start()
        for _ in self.threads:
            begun.acquire()

    def end(self, patience: float = 0.0) -> list[tuple[str, str, Any]]:
        time.sleep(max(0.0, self.since + patience - time.monotonic()))
        back = list(self.back)
        for buffer in self.buffers:
            buffer.close()
        end = time.monotonic() + 1.0  # for all of them: a close that wakes nobody is told by another proof
        for thread in self.threads:
            thread.join(max(0.0, end - time.monotonic()))
        return back


def forced(sub: ModuleType) -> dict[str, Any]:
    """Every order of turns, up to the first that goes wrong; and who gave up waiting meanwhile, aside."""
    waiting = Waiting(sub, 1)
    reports = explored(sub)
    return {"reports": reports, "gave_up": waiting.end(LONG)}


def explored(sub: ModuleType) -> list[dict[str, Any]]:
    put, get = (lambda *items: [("put", item) for item in items]), lambda n: [("get",)] * n
    races: list[tuple[Race, NewFamily]] = [
        (Race(sub, 1, put(1, 2), get(2)), two_preemptions),
        (Race(sub, 1, get(2), put(1, 2)), two_preemptions),
        (Race(sub, 1, [*put(1, 2), ("close",)], [("drain",)]), one_preemption),
        (Race(sub, 1, put(1, 2), [("close",), ("drain",)]), one_preemption),
        (Race(sub, 1, put(1), put(2), get(2)), one_preemption),
        (Race(sub, 2, get(1), get(1), put(2), before=[1]), one_preemption),
    ]
    reports: list[dict[str, Any]] = []
    for race, family in races:
        cut = any(report["cut"] for report in reports)
        reports.append(race.explored(family, BUDGET / 4 if cut else BUDGET))
        if reports[-1]["failure"]:
            break
    return reports


def at_rest(sub: ModuleType) -> dict[str, Any]:
    """Four wait for an item, four for room: what they use of the processor, beside one that computes all the time."""
    waiting = Waiting(sub, 4)
    time.sleep(0.02)
    share = share_of_others()
    waiting.end()
    return {"share": share}
