"""The parts of the engine, each by what it does: data that crosses, processes, what is asked for, what is left."""

import _thread
import asyncio
import json
import math
import multiprocessing
import os
import random
import signal
import socket
import subprocess
import sys
import threading
import time
import types
import warnings
from collections import Counter, OrderedDict, namedtuple
from collections.abc import Callable, Iterator
from itertools import pairwise
from multiprocessing.heap import BufferWrapper
from multiprocessing.reduction import ForkingPickler
from multiprocessing.shared_memory import SharedMemory
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from kata import channel, plain, raised, room, tree, written
from kata.asks import Class, Function, Unlike
from kata.evidence import Proof, Span, Verdict
from kata.heartbeat import Heartbeat
from kata.leftovers import Leftovers
from kata.live import Live
from kata.parent import end_warm_parent
from kata.proof import Refusal
from kata.quiet import Quiet, Starvation
from kata.run import Run
from kata.seal import Seal
from tests.marks import needs_naps

linux = pytest.mark.skipif(not tree.HAS_PROC, reason="only Linux tells how busy a process is")


class TestPlain:
    """Exact built-in types cross as they are, and nothing else does."""

    VALUES = (
        [None, True, 0, -1, 1.5, 1 << 5000, "", "한국어 \ud800 \x00", b"\xff", bytearray(b"a"), Path("/a b")],
        [[], (), {}, set(), frozenset(), Counter()],
        {"a": (1, [2]), 3: {4}, None: frozenset({(5, "6")}), (7, 8): Counter("abca")},
    )

    @pytest.mark.parametrize("value", VALUES, ids=repr)
    def test_comes_back_the_same(self, value: Any) -> None:
        found = plain.loads(plain.dumps(value))
        assert found == value
        assert repr(found) == repr(value)

    class Equal(list):
        def __eq__(self, other: object) -> bool:
            return True

    Pair = namedtuple("Pair", "a b")
    NOT_PLAIN = (
        Equal(),
        [Pair(1, 2)],
        OrderedDict(),
        (n for n in ()),
        {"a": object()},
        print,
        int,
        range(3),
        {}.keys(),
    )

    @pytest.mark.parametrize("value", NOT_PLAIN, ids=lambda value: type(value).__name__)
    def test_what_only_looks_like_it_is_refused_by_its_name(self, value: Any) -> None:
        with pytest.raises(plain.NotPlain, match="type"):
            plain.dumps(value)

    def test_circles_depth_and_size_are_refused(self) -> None:
        circle: list[Any] = []
        circle.append({"again": circle})
        deep: list[Any] = []
        for _level in range(100_000):
            deep = [deep]
        for value, why in ((circle, "contains itself"), (deep, "deep"), (bytes(plain.MAX_BYTES), "MB")):
            with pytest.raises(plain.NotPlain, match=why):
                plain.dumps(value)

    def test_an_exception_is_told_without_the_object(self) -> None:
        inner = ExceptionGroup("in", [KeyError("k"), ExceptionGroup("deeper", [OSError(2, "gone")])])
        told = plain.loads(plain.dumps([inner]))[0]
        assert told.name == "ExceptionGroup"
        assert told.is_a("Exception")
        assert told.is_a("KeyError")
        assert told.is_a("FileNotFoundError")
        assert not told.is_a("ValueError")
        assert told.mentions("gone")

    def test_an_exception_that_lies_is_told_all_the_same(self) -> None:
        class Lies(type):
            __mro__ = property(lambda cls: 1 / 0)  # type: ignore[assignment]
            __module__ = property(lambda cls: 1 / 0)  # type: ignore[assignment]

        class Liar(Exception, metaclass=Lies):
            def __getattribute__(self, name: str) -> Any:
                raise RuntimeError(name)

            __str__ = __repr__ = lambda self: 1 / 0  # type: ignore[assignment, return-value]

        told = raised.describe(Liar("a" * 1_000_000, Lies))
        assert told.name.endswith("Liar")
        assert told.is_a("Exception")
        assert len(plain.dumps(told)) < 30_000

    def test_what_others_wrote_gives_a_value_or_a_value_error(self) -> None:
        chance = random.Random(5)
        whole = bytearray(plain.dumps([*self.VALUES, ValueError(1)]))
        for _turn in range(2000):
            data = whole.copy()
            for _change in range(chance.randint(1, 4)):
                data[chance.randrange(len(data))] = chance.choice(b'{}[],:"0a\\\xff')
            try:
                plain.loads(bytes(data))
            except ValueError:
                continue

    @pytest.mark.parametrize(
        "data", [b"", b"[" * 100_000, b'{"path":[]}', b'{"int":"g"}', b'{"set":[[]]}', b'{"a":1,"b":2}', b'{"no":1}']
    )
    def test_what_nobody_writes_is_a_value_error(self, data: bytes) -> None:
        with pytest.raises(ValueError, match=r"plain|Expecting|unpack|literal"):
            plain.loads(data)


class TestChannel:
    def test_messages_come_whole_out_of_any_pieces(self) -> None:
        data, buffer, found = channel.pack({"a": 1}) + channel.pack("b" * 1000), channel.Buffer(), []
        for n in range(0, len(data), 7):
            buffer.feed(data[n : n + 7])
            found += buffer.messages()
            assert buffer.begun == (len(found) < 2)
        assert found == [{"a": 1}, "b" * 1000]

    def test_an_impossible_size_is_refused_when_it_is_announced(self) -> None:
        buffer = channel.Buffer()
        buffer.feed(b"\xff\xff\xff\xff")
        with pytest.raises(ValueError, match="size"):
            buffer.messages()

    def test_the_next_message_or_the_end(self) -> None:
        one, other = socket.socketpair()
        with one, other:
            channel.send(one, ["first"])
            channel.send(one, ["second"])
            assert channel.receive(other) == ["first"]
            assert channel.receive(other) == ["second"]
            one.close()
            with pytest.raises(EOFError):
                channel.receive(other)


@pytest.fixture
def python() -> Iterator[Callable[[str], "subprocess.Popen[str]"]]:
    """Starts Python with this code; it is ended afterwards."""
    started: list[subprocess.Popen[str]] = []

    def start(code: str) -> "subprocess.Popen[str]":
        command = [sys.executable, "-c", code]
        started.append(subprocess.Popen(command, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE))
        return started[-1]

    yield start
    for process in started:
        tree.kill_below(process.pid)
        process.kill()
        process.communicate()


Python = Callable[[str], "subprocess.Popen[str]"]

FAMILY = """
import ctypes, os, time
ctypes.CDLL(None).prctl(36, 1, 0, 0, 0)
if not os.fork():
    os.setsid()
    if not os.fork():
        os.setsid()
        print("grandchild", flush=True)
        time.sleep(60)
    os._exit(0)
os.wait()
time.sleep(60)
"""
WITHOUT_MAIN = """
import ctypes, threading
threading.Thread(target=lambda: (print("second thread", flush=True), threading.Event().wait(60))).start()
ctypes.CDLL(None).pthread_exit(None)
"""

NICE = """
import os, time
os.nice(15)
print(flush=True)
while True:
    sum(range(3000))
    time.sleep(0.001)
"""


MEMORY = """
import ctypes, os, time
from multiprocessing import get_context, shared_memory
ctypes.CDLL(None).prctl(36, 1, 0, 0, 0)
if not os.fork():
    lock = get_context("spawn").Lock()
    block = shared_memory.SharedMemory(create=True, size=1)
    print("/dev/shm/sem." + lock._semlock.name.strip("/"), "/dev/shm/" + block.name, flush=True)
    time.sleep(60)
time.sleep(60)
"""


@linux
class TestTree:
    def test_a_grandchild_in_a_session_of_its_own_is_seen_and_ended(self, python: Python) -> None:
        process = python(FAMILY)
        assert process.stdout
        assert process.stdout.readline() == "grandchild\n"
        until(lambda: len(tree.below(process.pid)) == 1)
        (grandchild,) = tree.below(process.pid)
        assert "-c" in tree.command(grandchild)
        tree.kill_below(process.pid)
        assert tree.below(process.pid) == []
        assert not Path(f"/proc/{grandchild}/task").exists() or tree.is_zombie(grandchild)
        assert not tree.is_zombie(process.pid)

    def test_a_resource_tracker_unlinks_what_the_others_have_left(self, python: Python) -> None:
        process = python(MEMORY)
        assert process.stdout
        names = process.stdout.readline().split()
        assert [name for name in names if Path(name).exists()] == names
        tree.let_trackers_tidy(process.pid, 5.0)
        tree.kill_below(process.pid)
        assert [name for name in names if Path(name).exists()] == []

    def test_a_process_without_its_first_thread_is_no_zombie(self, python: Python) -> None:
        process = python(WITHOUT_MAIN)
        assert process.stdout
        assert process.stdout.readline() == "second thread\n"
        until(lambda: Path(f"/proc/{process.pid}/stat").read_text().split()[2] == "Z")
        assert not tree.is_zombie(process.pid)
        process.kill()
        until(lambda: tree.is_zombie(process.pid))

    def test_who_sleeps_is_quiet(self, python: Python) -> None:
        process = python("print(flush=True); input()")
        assert process.stdout
        process.stdout.readline()
        quiet = Quiet(process.pid)
        until(lambda: quiet.seconds() > 0.3)
        quiet.restart()
        assert quiet.seconds() < 0.1

    def test_who_computes_is_not(self, python: Python) -> None:
        process = python("print(flush=True)\nwhile True: pass")
        assert process.stdout
        process.stdout.readline()
        assert longest_quiet(process.pid) < 0.1

    def test_who_would_compute_if_it_could_is_not(self, python: Python) -> None:
        others = [python("while True: pass") for _ in range(4)]
        process = python(
            "import os, time\nos.nice(15)\nprint(flush=True)\nwhile True: sum(range(3000)); time.sleep(0.001)"
        )
        assert process.stdout
        process.stdout.readline()
        core = {min(os.sched_getaffinity(0))}
        for one in (process, *others):
            os.sched_setaffinity(one.pid, core)
        assert longest_quiet(process.pid) < 0.3


@pytest.mark.skipif(not hasattr(os, "sched_setaffinity"), reason="the processes cannot be put on one core")
def test_starvation_is_what_others_take(python: Python) -> None:
    core = min(os.sched_getaffinity(0))
    pinned = f"import os; os.sched_setaffinity(0, {{{core}}}); print(flush=True)\n"
    hungry, *_others = [python(pinned + "while True: pass") for _ in range(4)]
    asleep = python("print(flush=True); input()")
    assert asleep.stdout
    asleep.stdout.readline()
    until(lambda: tree.state(f"/proc/{asleep.pid}/stat") == "S")
    starved, content = Starvation(hungry.pid), Starvation(asleep.pid)
    begun = time.monotonic()
    until(lambda: starved.seconds() > 0.5)
    assert starved.seconds() < time.monotonic() - begun
    content.look()
    assert content.seconds() < 0.1


LATE = """
import os, threading, time
from pathlib import Path
from kata.room import find
from kata.run import Run
def serve():
    os.sched_setaffinity(0, {{{core}}})
    while True:
        sum(range(3000))
run = Run(find("02"), Path({file!r}))
threading.Thread(target=serve, daemon=True).start()
run([], Path())
print(run.starved, flush=True)
"""


@pytest.mark.skipif(not hasattr(os, "sched_setaffinity"), reason="the processes cannot be put on one core")
def test_a_server_of_ours_that_starves_counts_for_the_submission_that_waits(python: Python, tmp_path: Path) -> None:
    core, file = min(os.sched_getaffinity(0)), tmp_path / "waits.py"
    file.write_text("import time\ndef join_threads(urls, dest): time.sleep(1)\n")
    for _ in range(3):
        python(f"import os; os.sched_setaffinity(0, {{{core}}})\nwhile True: pass")
    judge = python(LATE.format(core=core, file=str(file)))
    assert judge.stdout
    assert float(judge.stdout.readline()) > 0.25


def until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + 20
    while not true():
        assert time.monotonic() < end
        time.sleep(0.01)


def longest_quiet(pid: int) -> float:
    quiet, longest, end = Quiet(pid), 0.0, time.monotonic() + 1.0
    while time.monotonic() < end:
        longest = max(longest, quiet.seconds())
        time.sleep(0.01)
    return longest


class TestAsks:
    """The look at a submission: what is told of one that does not define what is asked for."""

    ONE = Function("work", "a", "b")
    OTHER = Class("Stock", "store", methods=(Function("reserve", "sku", "n"),))
    RIGHT = "class Stock:\n    def __init__(self, store): ...\n    def reserve(self, sku, n=1, *rest): ..."
    FILES = (
        (ONE, "def work(a, b): ...", None),
        (ONE, "work = lambda *args: 1", None),
        (ONE, "work = max", None),
        (ONE, "import functools\nwork = functools.partial(divmod)", None),
        (ONE, "def wark(a, b): ...", "missing"),
        (ONE, "", "missing"),
        (ONE, "globals()[3] = work_ = 4", "missing"),
        (ONE, "class work: ...", "signature"),
        (ONE, "async def work(a, b): ...", "signature"),
        (ONE, "def work(a, b): yield", "signature"),
        (ONE, "def work(a): ...", "signature"),
        (ONE, "def work(a, *, b): ...", "signature"),
        (ONE, "work = 3", "signature"),
        (Function("work", is_async=True), "async def work(): ...", None),
        (Function("work", is_async=True), "async def work(): yield", "signature"),
        (OTHER, RIGHT, None),
        (OTHER, RIGHT.replace("    def r", "    @staticmethod\n    def r").replace("self, sku", "sku"), None),
        (OTHER, "from dataclasses import dataclass\n@dataclass\nclass Stock:\n    store: int\n    reserve = max", None),
        (OTHER, "class Stock:\n    def __init__(self, store): self.reserve = lambda sku, n: True", None),
        (OTHER, "class A:\n    def __init__(self, s): setattr(self, 'reserve', max)\nclass Stock(A): ...", None),
        (OTHER, "class Stock:\n    def __init__(self, store): self.reserve", "missing"),
        (OTHER, "def Stock(store): ...", "signature"),
        (OTHER, "class Stock:\n    def __init__(self, store): ...", "missing"),
        (OTHER, RIGHT.replace("self, store", "self"), "signature"),
        (OTHER, RIGHT.replace("sku, n=1, *rest", "sku"), "signature"),
    )

    @pytest.mark.parametrize(("asks", "source", "code"), FILES)
    def test_look(self, asks: Function | Class, source: str, code: str | None) -> None:
        module = types.ModuleType("submission")
        exec(source, vars(module))
        del vars(module)["__builtins__"]
        if code is None:
            asks.look(module)
            return
        with pytest.raises(Unlike) as unlike:
            asks.look(module)
        assert unlike.value.code == code
        assert unlike.value.seen
        assert unlike.value.wanted


class TestSeal:
    class Other(threading.Thread):
        pass

    PATCHES = (
        (time, "sleep", lambda seconds: None, "time.sleep"),
        (threading, "Thread", Other, "threading.Thread"),
        (threading.Thread, "join", lambda self: None, "threading.Thread.join"),
        (threading.Thread.is_alive, "__code__", (lambda self: False).__code__, "threading.Thread.is_alive"),
        (threading.Thread.join, "__defaults__", (0.0,), "threading.Thread.join"),
        (threading.Thread, "name", property(lambda self: "x"), "threading.Thread.name"),
        (plain._Encoder, "encode", lambda self, value: value, "kata.plain._Encoder.encode"),
        (raised, "_told", lambda *args: None, "kata.raised._told"),
    )

    @pytest.mark.parametrize(("where", "name", "value", "told"), PATCHES, ids=[patch[3] for patch in PATCHES])
    def test_what_was_replaced_is_named(self, where: Any, name: str, value: Any, told: str) -> None:
        seal = Seal()
        assert seal.broken() is None
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(where, name, value)
            seen = seal.broken()
        assert seen
        assert told in seen
        assert seal.broken() is None

    def test_modules_and_settings_of_the_interpreter(self, monkeypatch: pytest.MonkeyPatch) -> None:
        seal, interval = Seal(), sys.getswitchinterval()
        sys.setswitchinterval(1.0)
        try:
            assert "switch interval" in (seal.broken() or "")
        finally:
            sys.setswitchinterval(interval)
        monkeypatch.setitem(sys.modules, "time", types.ModuleType("time"))
        assert "time" in (seal.broken() or "")

    def test_documented_hooks_may_be_set(self, monkeypatch: pytest.MonkeyPatch) -> None:
        seal = Seal()
        monkeypatch.setattr(sys, "excepthook", print)
        monkeypatch.setattr(threading, "excepthook", print)
        assert seal.broken() is None


@pytest.fixture
def leftovers() -> Iterator[Leftovers]:
    with warnings.catch_warnings():  # it listens to them itself
        yield Leftovers()


class TestLeftovers:
    def test_a_thread_an_open_file_and_a_forgotten_coroutine(self, leftovers: Leftovers, tmp_path: Path) -> None:
        async def forgotten() -> None: ...

        end = threading.Event()
        thread = threading.Thread(target=end.wait, name="late")
        thread.start()
        try:
            with (tmp_path / "open").open("w"):
                forgotten()
                found = "; ".join(leftovers.found(1.0))
        finally:
            end.set()
            thread.join()
        assert "late" in found
        assert str(tmp_path / "open") in found
        assert "forgotten" in found

    def test_a_session_that_is_never_closed(self, leftovers: Leftovers) -> None:
        async def forgets() -> None:
            aiohttp.ClientSession()

        async def closes() -> None:
            async with aiohttp.ClientSession():
                pass

        asyncio.run(closes())
        assert leftovers.found(0.0) == []
        asyncio.run(forgets())
        assert "Unclosed client session" in leftovers.found(0.0)

    def test_a_file_that_a_collection_closes_does_not_count(self, leftovers: Leftovers) -> None:
        circle: list[Any] = [Path(__file__).open()]  # noqa: SIM115  (left open is what it is about)
        circle.append(circle)
        del circle
        assert leftovers.found(0.0) == []

    def test_what_is_closed_or_just_ending_does_not_count(self, leftovers: Leftovers) -> None:
        class Held:
            def __init__(self) -> None:
                self.descriptor, self.circle = os.open(os.devnull, os.O_RDONLY), self

            def __del__(self) -> None:
                os.close(self.descriptor)

        Held()
        thread = threading.Thread(target=time.sleep, args=(0.1,))
        thread.start()
        began = time.monotonic()
        assert leftovers.found(5.0) == []
        assert time.monotonic() - began < 2.0

    @pytest.mark.parametrize("look", [threading.current_thread, threading.get_ident])
    def test_a_thread_without_an_object_counts_as_long_as_it_runs(
        self, leftovers: Leftovers, look: Callable[[], Any]
    ) -> None:
        begun, end = threading.Event(), threading.Event()

        def work() -> None:
            look()  # the first of these makes an object, which may stay when the thread has ended
            begun.set()
            end.wait()

        _thread.start_new_thread(work, ())
        begun.wait()
        running = leftovers.found(0.1)
        end.set()
        assert [text for text in running if "thread" in text]
        assert leftovers.found(5.0) == []

    def test_what_multiprocessing_keeps_for_itself_does_not_count(self, leftovers: Leftovers) -> None:
        multiprocessing.Value("q").value += 1
        with multiprocessing.Pipe()[0] as end:
            ForkingPickler.dumps(end)  # as who sends it through another pipe
        assert leftovers.found(5.0) == []

    def test_what_it_keeps_may_have_been_closed(self, leftovers: Leftovers, monkeypatch: pytest.MonkeyPatch) -> None:
        multiprocessing.Value("q").value += 1
        for arena in BufferWrapper._heap._arenas:
            monkeypatch.setattr(arena, "fd", -1)
        one, other = os.pipe()
        found = leftovers.found(5.0)
        os.close(one)
        os.close(other)
        assert len(found) >= 2

    def test_no_descriptor_left_to_look_with(self, leftovers: Leftovers, monkeypatch: pytest.MonkeyPatch) -> None:
        def listdir(_path: str) -> list[str]:
            raise OSError(24, "Too many open files")

        monkeypatch.setattr(os, "listdir", listdir)
        one, other = os.pipe()
        found = leftovers.found(0.1)
        os.close(one)
        os.close(other)
        assert len(found) >= 2

    def test_shared_memory_that_nobody_unlinks(self, leftovers: Leftovers) -> None:
        gone, there = (SharedMemory(create=True, size=1) for _nth in range(2))
        for block in (gone, there):
            block.close()
        gone.unlink()
        assert leftovers.found(5.0) == [f"shared memory is still there: /{there.name}"]
        with pytest.raises(FileNotFoundError):
            SharedMemory(there.name)


class TestEvidence:
    PASSED = Proof("correct", "values", "passed")
    FAILED = Proof("overlap", "together", "failed", "sequential", "one", "all", "gather")
    WAIVED = Proof("clock", "time", "waived", seen="one core")
    SKIPPED = Proof("safe", "turns", "skipped", seen="not judged")
    TABLE = (
        ((), False, "failed", None, 1),
        ((PASSED,), False, "passed", None, 0),
        ((PASSED, WAIVED), False, "passed", None, 0),
        ((PASSED, WAIVED), True, "inconclusive", None, 3),
        ((PASSED, SKIPPED), False, "failed", None, 1),
        ((WAIVED, FAILED), True, "failed", "sequential", 1),
    )

    @pytest.mark.parametrize(("proofs", "strict", "status", "diagnosis", "exit_code"), TABLE)
    def test_verdict(
        self, proofs: tuple[Proof, ...], strict: bool, status: str, diagnosis: str | None, exit_code: int
    ) -> None:
        verdict = Verdict("02_x", "x.py", proofs, 0.5, (Span("a", 0.0, 1.0),), strict=strict)
        assert (verdict.status, verdict.diagnosis, verdict.exit_code) == (status, diagnosis, exit_code)
        assert json.loads(json.dumps(verdict.as_json()))["status"] == status

    @pytest.mark.parametrize("missing", ["code", "seen", "wanted", "hint"])
    def test_a_failure_says_everything(self, missing: str) -> None:
        said = {"code": "late", "seen": "a", "wanted": "b", "hint": "c"} | {missing: ""}
        with pytest.raises(ValueError, match="failed proof"):
            Proof("correct", "x", "failed", **said)

    def test_the_verdict_is_written_whole_whatever_it_quotes(self, tmp_path: Path) -> None:
        file = tmp_path / "verdict.json"
        file.write_text("an older one")
        written.write(file, {"seen": "half of a pair: \ud800, 한국어"})
        assert json.loads(file.read_text("utf-8")) == {"seen": "half of a pair: \ud800, 한국어"}
        assert os.listdir(tmp_path) == ["verdict.json"]


class TestRoom:
    def test_an_exercise_by_its_number_or_name(self) -> None:
        assert room.find("2") == room.find("02") == room.find("02_join_threads") == room.Exercise("02_join_threads")
        for name in ("99", "", "join_threads", "-2", "²"):
            with pytest.raises(room.NoSuchExercise):
                room.find(name)

    def test_a_room_holds_a_copy_and_goes_with_whatever_is_in_it(self) -> None:
        place = room.Room(room.Exercise("02_join_threads"), b"\xff\x00")
        assert place.file.read_bytes() == b"\xff\x00"
        assert place.file.relative_to(place.path) == Path("exercises/02_join_threads.py")
        here = os.open(place.scratch, os.O_RDONLY)
        for _level in range(1500):
            os.mkdir("d", dir_fd=here)
            deeper = os.open("d", os.O_RDONLY, dir_fd=here)
            os.close(here)
            here = deeper
        os.close(here)
        place.close()
        assert not place.path.exists()

    def test_what_is_shown_of_a_path(self, tmp_path: Path) -> None:
        assert room.shown(room.ROOT / "exercises" / "x.py") == "exercises/x.py"
        assert room.shown(tmp_path) == str(tmp_path)


async def blocks() -> None:
    time.sleep(0.3)  # noqa: ASYNC251 - it is what a learner does wrong


async def computes() -> None:
    end = time.thread_time() + 0.3  # on a processor: where others take it, a moment of the clock is soon over
    while time.thread_time() < end:
        math.factorial(50)


async def waits() -> None:
    await asyncio.gather(*(asyncio.sleep(0.1) for _ in range(100)))


class TestHeartbeat:
    @staticmethod
    def lags(work: Callable[[], Any]) -> list[tuple[float, int, float]]:
        heartbeat = Heartbeat(__file__)

        async def main() -> None:
            heartbeat.start()
            try:
                await asyncio.sleep(0.02)
                await work()
            finally:
                heartbeat.stop()

        asyncio.run(main())
        return heartbeat.lags()

    @pytest.mark.parametrize("work", [blocks, computes])
    def test_the_line_that_keeps_the_loop_from_turning(self, work: Callable[[], Any]) -> None:
        (seconds, line, _end), *_others = self.lags(work)
        first = work.__code__.co_firstlineno
        assert first < line <= first + 3
        assert seconds > 0.15

    def test_waiting_on_the_loop_is_no_lag(self) -> None:
        assert self.lags(waits) == []

    def test_what_was_there_before_is_there_again(self) -> None:
        before = signal.getsignal(signal.SIGALRM)
        self.lags(waits)
        assert signal.getsignal(signal.SIGALRM) == before
        assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)


@pytest.fixture(scope="module")
def _warm() -> Iterator[None]:
    yield
    end_warm_parent()


@pytest.fixture
def submission(_warm: None, tmp_path: Path) -> Callable[[str], Run]:
    def submit(body: str) -> Run:
        file = tmp_path / "submission.py"
        file.write_text(f"import os, time, threading\ndef join_threads(urls, dest):\n    {body}\n")
        return Run(room.find("02"), file)

    return submit


class TestRun:
    """A call in a process of its own."""

    def test_its_value_its_error_and_what_it_prints(self, submission: Callable[[str], Run]) -> None:
        call = submission("print('x' * 100_000); return {'urls': urls, 'dest': dest}")(["a"], Path("/b"))
        assert call.value == {"urls": ["a"], "dest": Path("/b")}
        assert set(call.printed) == {"x"}
        assert len(call.printed) < 70_000
        call = submission("raise KeyError(urls)")([], Path())
        assert call.error
        assert call.error.is_a("LookupError")
        assert call.error.where
        assert call.error.where.endswith("submission.py:3")

    def test_each_call_begins_in_an_empty_folder(self, submission: Callable[[str], Run]) -> None:
        run = submission("before = os.listdir(); open('left', 'w').close(); return before")
        assert run([], Path()).value == []
        assert run([], Path()).value == []

    def test_who_never_sleeps_is_given_its_time_again_and_again(self, submission: Callable[[str], Run]) -> None:
        moments: list[float] = []

        def watch(live: Live) -> None:
            if live.called and live.at_rest(60.0, 0.1):
                moments.append(time.monotonic())
                live.expect_more()

        submission("while time.process_time() < 0.6: pass")([], Path(), watch=watch)
        assert len(moments) > 1
        assert all(later - earlier > 0.1 for earlier, later in pairwise(moments))

    def test_a_clock_does_not_wait_for_the_end(self, submission: Callable[[str], Run]) -> None:
        run = submission("time.sleep(30)")
        began = time.monotonic()
        assert run.timed(0.1, [], Path()) is None
        assert time.monotonic() - began < 5

    def test_a_file_may_nap_when_it_is_imported(self, submission: Callable[[str], Run]) -> None:
        assert submission("return 7\ntime.sleep(1.0)  # in the module")([], Path()).value == 7

    @linux
    def test_a_file_that_never_ends_its_import_is_told_so(self, submission: Callable[[str], Run]) -> None:
        with pytest.raises(Refusal) as refused:
            submission("return 7\nthreading.Event().wait()  # in the module")([], Path())
        assert refused.value.code == "hang"
        assert (refused.value.where or "").endswith("submission.py:4")
        assert "being imported" in refused.value.seen

    def test_a_clock_begins_with_the_call(self, submission: Callable[[str], Run]) -> None:
        run = submission("return 7\ntime.sleep(0.4)  # in the module, as a large library may")
        call = run.timed(0.2, [], Path())
        assert call
        assert call.value == 7

    @needs_naps
    @pytest.mark.parametrize(("times", "seconds"), [(1, 1.5), (3, 0.4), (15, 0.1)])
    def test_who_only_naps_is_not_stuck(self, submission: Callable[[str], Run], times: int, seconds: float) -> None:
        run = submission(f"for _ in range({times}): time.sleep({seconds})\n    return 7")
        assert run([], Path()).value == 7

    @linux
    def test_a_stuck_call_ends_early_and_tells_where(self, submission: Callable[[str], Run]) -> None:
        run = submission("threading.Event().wait()")
        began = time.monotonic()
        with pytest.raises(Refusal) as refused:
            run([], Path())
        assert time.monotonic() - began < 5
        assert refused.value.code == "hang"
        assert (refused.value.where or "").endswith("submission.py:3")
