"""In the runner of 29: a bus on a real loop, threads that publish while it sleeps, and every order of their turns."""

import asyncio
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from itertools import count
from types import ModuleType
from typing import Any

from kata.explore import explore
from kata.schedules import Family, Step, bytecode, point
from kata.silent import SeenLoop
from kata.stage import Scene, Stage

SILENCE = 0.12  # seconds in which nothing is published and nobody may stir
GONE = 0.1  # seconds in which everybody sleeps: what has not come by then will not come
EACH = 400  # items of each thread in a flood, each of them twice
LET_WAIT = 0.01  # seconds, after which the consumer waits; where it does not yet, nothing is the worse for it

Report = dict[str, Any]


async def collect(bus: Any, got: list[Any]) -> list[Any]:
    """The one consumer."""
    async for item in bus:
        got.append(item)
    return got


@contextmanager
def loops_counted() -> Iterator[list[str]]:
    """The names of the threads in which event loops are made meanwhile."""
    made: list[str] = []
    init = asyncio.BaseEventLoop.__init__

    def counted(self: Any) -> None:
        made.append(threading.current_thread().name)
        init(self)

    asyncio.BaseEventLoop.__init__ = counted  # type: ignore[method-assign]
    try:
        yield made
    finally:
        asyncio.BaseEventLoop.__init__ = init  # type: ignore[method-assign]


class Beside:
    """A thread beside the loop, which publishes when the loop sleeps and sees what comes of it; `report` tells."""

    def __init__(
        self,
        sub: ModuleType,
        script: "Callable[[Beside], None]",
        before: "Callable[[Beside], None]" = lambda scene: None,
        waiting: bool = True,
    ) -> None:
        """`before` is called on the loop, when the consumer is `waiting` already, or before there is one."""
        self.sub, self.script, self.before, self.waiting = sub, script, before, waiting
        self.loop = SeenLoop(sub.__file__ or "")
        self.got: list[Any] = []
        self.report: Report = {}
        self.untouched: NotImplementedError | None = None

    def run(self) -> Report:
        asyncio.set_event_loop(self.loop)
        try:
            with loops_counted() as made:
                self.loop.run_until_complete(self._main())
            left = [task.get_name() for task in asyncio.all_tasks(self.loop)]
            self.loop.run_until_complete(self.loop.shutdown_asyncgens())
        finally:
            self.loop.close()
        if self.untouched:
            raise self.untouched
        return self.report | {"got": self.got, "loops": made, "touched": self.loop.touched, "tasks": left}

    async def _main(self) -> None:
        self.bus = self.sub.Bus()
        over = self.loop.create_future()
        if not self.waiting:
            self.before(self)
        self.consumer = asyncio.create_task(self._consume(), name="the consumer")
        if self.waiting:
            await asyncio.sleep(LET_WAIT)
            self.before(self)

        def beside() -> None:
            try:
                self.script(self)
            finally:
                self.loop.call_soon_threadsafe(over.set_result, None)

        thread = threading.Thread(target=beside)
        thread.start()
        await over
        thread.join()
        self.consumer.cancel()
        await asyncio.wait({self.consumer}, timeout=GONE)
        await asyncio.sleep(0)

    async def _consume(self) -> None:
        try:
            await collect(self.bus, self.got)
            self.report["ended"] = True
        except Exception as error:
            self.report["consumer"] = error

    def call(self, what: str, *args: Any) -> bool:
        """Publish or close in a thread of its own; whether it came back in peace."""
        raised: list[Exception] = []

        def called() -> None:
            try:
                getattr(self.bus, what)(*args)
            except Exception as error:
                raised.append(error)

        thread = threading.Thread(target=called, daemon=True, name="publisher")
        thread.start()
        if not self.loop.until(lambda: not thread.is_alive(), GONE):
            self.report["waits"] = {"in": what, "line": self.loop.line(thread.ident)}
        elif raised:
            self.report["raised"] = {"in": what, "error": raised[0]}
            self.untouched = raised[0] if isinstance(raised[0], NotImplementedError) else None
        return not raised and not thread.is_alive()

    def silence(self) -> bool:
        """Nothing is published for a while; whether the loop slept."""
        self.loop.hurried = True
        rest = self.loop.rest(SILENCE)
        self.loop.hurried = False
        if rest != "asleep":
            self.report["restless"] = {"how": rest, "line": self.loop.line()}
        return rest == "asleep"

    def comes(self, done: Callable[[], bool], what: str) -> bool:
        """Whether it comes to that; if not, whether it does when somebody else wakes the loop."""
        if self.loop.until(lambda: done() or self.consumer.done(), GONE):
            return done()
        self.loop.call_soon_threadsafe(int)
        self.report["late"] = {"what": what, "woken": self.loop.until(done, GONE)}
        return False


def woken_one_by_one(sub: ModuleType, items: list[Any]) -> Report:
    """Each item is published, from a thread of its own, when everybody sleeps; then close, and what comes after it."""

    def script(scene: Beside) -> None:
        if not scene.silence():
            scene.call("publish", items[0])  # a consumer that blocks the loop comes to its end with these
            scene.call("close")
            scene.loop.until(scene.consumer.done, GONE)
            return
        for nth, item in enumerate(items, 1):
            scene.report["published"] = nth
            if not scene.call("publish", item) or not scene.comes(lambda n=nth: len(scene.got) >= n, "item"):  # type: ignore[misc]
                return
            if nth == 1 and not scene.silence():
                return
        scene.loop.rest(0.0)
        if scene.call("close") and scene.comes(scene.consumer.done, "end"):
            after(scene)

    return Beside(sub, script).run()


def after(scene: Beside) -> None:
    """After the end: publish raises, close does nothing, and an iteration ends at once, before and after that."""
    scene.call("publish", "too late")
    refused = scene.report.pop("raised", {"error": None})
    scene.report["refused"] = refused["error"]
    scene.report["again"] = iterated_again(scene) and scene.call("close") and iterated_again(scene)


def iterated_again(scene: Beside) -> bool:
    """Whether one more iteration came to its end."""
    future = asyncio.run_coroutine_threadsafe(collect(scene.bus, []), scene.loop)
    ended = scene.loop.until(future.done, GONE)
    future.cancel()
    error = None if future.cancelled() else future.exception()
    scene.report["again_raised"] = scene.report.get("again_raised") or error
    return ended and error is None


def publish_all(scene: Beside, name: str) -> None:
    """What one thread of a flood publishes."""
    try:
        for n in range(EACH):
            scene.bus.publish(f"{name} {n // 2}")
    except Exception as error:
        scene.report["raised"] = {"in": "publish", "error": error}


def flood(sub: ModuleType, names: list[str], waiting: bool) -> Report:
    """A thread for each name publishes a lot, and then close is called, while the loop stands still.

    So nobody can wait for the loop, and all of it is still to be delivered when it goes on. Where a consumer is
    `waiting` already, the bus is closed when everything has come, else before the loop goes on.
    """

    def stand_still(scene: Beside) -> None:
        threads = [threading.Thread(target=publish_all, args=(scene, name), daemon=True) for name in names]
        for thread in threads:
            thread.start()
        if not scene.loop.until(lambda: not any(thread.is_alive() for thread in threads), GONE):
            lines = [scene.loop.line(thread.ident) for thread in threads if thread.is_alive()]
            scene.report["waits"] = {"in": "publish", "line": lines[0] if lines else None}
        elif "raised" not in scene.report and not waiting:
            scene.call("close")

    def script(scene: Beside) -> None:
        if "waits" in scene.report or "raised" in scene.report:
            return
        all_there = not waiting or scene.comes(lambda: len(scene.got) >= EACH * len(names), "item")
        if all_there and (not waiting or scene.call("close")):
            scene.comes(scene.consumer.done, "end")

    return Beside(sub, script, stand_still, waiting).run()


async def closed_after(sub: ModuleType, items: list[Any]) -> list[Any]:
    """A thread publishes while the loop stands still, and then the loop itself closes: what comes."""
    bus = sub.Bus()
    thread = threading.Thread(target=lambda: [bus.publish(item) for item in items])
    thread.start()
    thread.join()
    bus.close()
    return await collect(bus, [])


async def from_the_loop(sub: ModuleType, items: list[Any]) -> tuple[list[Any], list[Any], str, list[Any]]:
    """The loop's own thread publishes and closes, while the consumer waits: what came, and what of another bus.

    Nothing is published on that other bus, nor on a third one, which is closed before anybody asks it. The consumer
    itself publishes an object that is only equal to itself: "" if it gets that back, else what came instead. Last
    is what came of items of another thread that the loop itself closed behind.
    """
    thing = object()
    bus, other, third = sub.Bus(), sub.Bus(), sub.Bus()
    third.close()

    async def answer() -> list[Any]:
        got: list[Any] = []
        async for item in bus:
            got.append(item)
            if len(got) == 1:
                bus.publish(thing)
        return got

    consumer = asyncio.create_task(answer(), name="the consumer")
    names = {other: "the consumer of an empty bus", third: "the consumer of a closed bus"}
    consumers = [asyncio.create_task(collect(one, []), name=name) for one, name in names.items()]
    for nth, item in enumerate(items):
        await asyncio.sleep(0.01)
        if nth == 2:
            other.close()
        bus.publish(item)
    await asyncio.sleep(0.01)
    bus.close()
    got, others = await consumer, [item for one in consumers for item in await one]
    things = [item for item in got if type(item) not in (int, str)]
    came = "" if len(things) == 1 and things[0] is thing else repr(things)
    return [item for item in got if type(item) in (int, str)], others, came, await closed_after(sub, items)


def from_the_main_thread(sub: ModuleType, items: list[Any]) -> Report:
    """The loop runs in another thread than the main one, which publishes and closes while the loop sleeps."""
    made: Future[tuple[SeenLoop, Any]] = Future()
    got: list[Any] = []

    def run() -> None:
        loop = SeenLoop(sub.__file__ or "")
        asyncio.set_event_loop(loop)
        loop.run_until_complete(consume(loop))

    async def consume(loop: SeenLoop) -> None:
        try:
            made.set_result((loop, sub.Bus()))
        except Exception as error:
            made.set_exception(error)
        await collect(made.result()[1], got)

    thread = threading.Thread(target=run)
    thread.start()
    loop, bus = made.result()
    for nth, item in enumerate(items, 1):
        loop.rest(0.0)
        bus.publish(item)
        woken = loop.until(lambda n=nth: len(got) >= n, GONE)  # type: ignore[misc]
        if not woken:
            break
    bus.close()
    woken = loop.until(lambda: not thread.is_alive(), GONE) and woken
    loop.call_soon_threadsafe(int)
    thread.join()
    loop.close()
    return {"got": got, "touched": loop.touched, "woken": woken}


async def cancelled_after(sub: ModuleType, items: list[Any], turns: int, early: bool) -> tuple[str, list[Any]]:
    """The consumer is cancelled so many turns of the loop after items were published; another one takes the rest.

    `early`: the first consumer does not yet wait when they are published. First comes how it ended.
    """
    bus, got = sub.Bus(), list[Any]()

    async def slowly() -> None:
        async for item in bus:
            got.append(item)
            await asyncio.sleep(0)

    first = asyncio.create_task(slowly())
    await asyncio.sleep(0 if early else 0.01)
    for item in items[:-2]:
        bus.publish(item)
    for _turn in range(turns):
        await asyncio.sleep(0)
    first.cancel()
    await asyncio.wait({first})
    error = None if first.cancelled() else first.exception()
    outcome = "cancelled" if first.cancelled() else repr(error) if error else "no error"
    bus.publish(items[-2])
    second = asyncio.create_task(collect(bus, got))
    await asyncio.sleep(0.01)
    bus.publish(items[-1])
    bus.close()
    return outcome, await second


async def cancelled(sub: ModuleType, items: list[Any]) -> list[tuple[int, str, list[Any]]]:
    """The same at one turn after another: (turns, how the first one ended, what came)."""
    cases = [(turns, early) for turns in range(10) for early in (False, True)]
    return [(turns, *await cancelled_after(sub, items, turns, early)) for turns, early in cases]


def meets_the_end() -> Family:
    """A publish is paused before each of its bytecodes; another one, close and the consumer run to their ends."""
    for k in count():
        became = yield [Step(0, point(0)), Step(1, bytecode(k)), Step(2), Step(0), Step(1)]
        if became[1] != "paused":
            return


def meets_publish() -> Family:
    """The other way round: close is paused, and a publish runs to its end."""
    for k in count():
        became = yield [Step(0, point(0)), Step(2, bytecode(k)), Step(1), Step(2), Step(0)]
        if became[1] != "paused":
            return


def meets_consumer() -> Family:
    """A publish is paused before each of its bytecodes, and the consumer goes on until it waits."""
    for k in count():
        became = yield [Step(0, point(0)), Step(1, bytecode(k)), Step(0), Step(1), Step(2)]
        if became[1] != "paused":
            return


def consumer_meets() -> Family:
    """The consumer is paused before each of its bytecodes, and whoever publishes first runs to its end."""
    for k in count():
        became = yield [Step(0, bytecode(k)), Step(1), Step(0), Step(2)]
        if became[0] != "paused":
            return


def consumer_meets_the_end() -> Family:
    """The same, and it is who closes as well."""
    for k in count():
        became = yield [Step(0, bytecode(k)), Step(2), Step(0), Step(1)]
        if became[0] != "paused":
            return


class Turns:
    """A consumer with a loop of its own, one thread that publishes, one that publishes and closes."""

    def __init__(self, sub: ModuleType) -> None:
        self.sub = sub

    def set_up(self, stage: Stage) -> Scene:
        self.bus: Any = None
        self.got: list[Any] = []

        async def consume() -> None:
            bus = self.sub.Bus()
            self.bus = bus
            stage.point("made")
            if self.late:  # nobody has published, and nobody will
                bus.close()
            await collect(bus, self.got)
            if not self.late:
                for one in self.over:  # a loop that lives on: an item that comes behind the end is an item lost
                    await asyncio.wrap_future(one)

        self.late = False
        self.over: list[Future[bool]] = [Future(), Future()]
        return Scene([lambda: asyncio.run(consume()), self.publishes, self.publishes_and_closes], self.check)

    def publishes(self) -> bool:
        try:
            return self.publish("x")
        finally:
            self.over[0].set_result(True)

    def publishes_and_closes(self) -> bool:
        try:
            published = self.publish("y")
            if not self.late:
                self.bus.close()
            return published
        finally:
            self.over[1].set_result(True)

    def publish(self, item: str) -> bool:
        """Whether it was published: not as long as there is no bus, nor when it is closed."""
        self.late = self.late or self.bus is None
        if self.late:
            return False
        try:
            self.bus.publish(item)
        except RuntimeError:
            return False
        return True

    def check(self, outcomes: list[tuple[Any, ...]]) -> Any:
        """Both publishes were delivered, each once, if they returned; nobody raised anything else."""
        raised = [outcome[1] for outcome in outcomes if outcome[0] == "raised"]
        if raised:
            return {"raised": raised[0]}
        wanted = [item for item, outcome in zip("xy", outcomes[1:], strict=True) if outcome[1]]
        return None if self.late or sorted(self.got) == wanted else {"got": self.got, "wanted": wanted}


def every_order(sub: ModuleType) -> Report:
    """All orders of turns with one preemption."""
    families = (meets_the_end, meets_publish, meets_consumer, consumer_meets, consumer_meets_the_end)
    report = explore(Stage(sub, Turns(sub).set_up), *families)
    if report["failure"]:
        report["failure"].pop("outcomes")
    return report
