"""25 background_tasks, in the runner: work that is spawned, drained, cancelled, and looked for in memory."""

import asyncio
import gc
import weakref
from collections.abc import Coroutine
from typing import Any

from kata.ledger import Ledger

NEIGHBOUR = "next door"  # the error of another Background
LONG = 60.0  # seconds of the virtual clock after which all work has ended
TURNS = 3  # of the loop, after which a drain waits for what there is


async def spawned_and_drained(sub: Any, lengths: list[float]) -> dict[str, Any]:
    """Spawn work of these lengths, and drain; who has begun a moment later."""
    ledger, background = Ledger(), sub.Background()
    for n, seconds in enumerate(lengths):
        background.spawn(ledger.job(f"work {n}", seconds)())
    found = await drained(background, ledger)
    for _turn in range(TURNS):
        await asyncio.sleep(0)
    return found | {"begun later": ledger.begun}


async def spawned_only(sub: Any) -> dict[str, Any]:
    """Spawn work, and do something else: who began by then, and who had ended?"""
    ledger, background = Ledger(), sub.Background()
    background.spawn(ledger.job("work", 1.0)())
    await asyncio.sleep(5.0)
    begun, running = ledger.begun, ledger.running
    await drained(background, ledger)
    return {"begun": begun, "running": running}


async def survives(sub: Any, number: int) -> dict[str, Any]:
    """So many pieces of work, each of which waits for something that only it knows, while the garbage is collected."""
    ledger, background = Ledger(), sub.Background()
    waits: list[weakref.ref[asyncio.Future[None]]] = []

    async def waiting(name: str) -> None:
        with ledger.work(name):
            answer = asyncio.get_running_loop().create_future()
            waits.append(weakref.ref(answer))
            await answer

    for n in range(number):
        background.spawn(waiting(f"work {n}"))
    for _turn in range(3):
        await asyncio.sleep(0.1)
        gc.collect()
    for wait in waits:
        if (answer := wait()) is not None and not answer.done():
            answer.set_result(None)
        del answer
    await asyncio.sleep(1.0)
    if all(entry.how == "value" for entry in ledger.entries):  # else drain may wait for what is lost
        await drained(background, ledger)
    return {"begun": len(waits), "entries": ledger.as_plain()}


class Result:
    """What a piece of work gives; it can be seen whether somebody keeps it."""


async def kept(sub: Any, number: int) -> dict[str, Any]:
    """How many results, and how many tasks, are still there when their work has succeeded and others have not."""
    ledger, background = Ledger(), sub.Background()
    results: list[weakref.ref[Result]] = []
    tasks: list[weakref.ref[asyncio.Task[Any]]] = []

    async def gives() -> Result:
        await asyncio.sleep(1.0)
        result = Result()
        results.append(weakref.ref(result))
        tasks.append(weakref.ref(asyncio.current_task()))  # type: ignore[arg-type]
        return result

    background.spawn(ledger.job("long", 20.0)())
    for _n in range(number):
        background.spawn(gives())
    await asyncio.sleep(5.0)
    gc.collect()
    found = {"ended": len(results), "results": alive(results), "tasks": alive(tasks)}
    await drained(background, ledger)
    return found


def alive(references: list[Any]) -> int:
    return sum(reference() is not None for reference in references)


async def failing(sub: Any) -> dict[str, Any]:
    """Some fail, two of them alike, some succeed, two are cancelled; drained twice, and once more after new work.

    Before the drain two have failed and one was cancelled; the work of another Background fails beside it.
    """
    ledger, background, neighbour = Ledger(), sub.Background(), sub.Background()

    async def cancels_itself(after: float) -> None:
        await asyncio.sleep(after)
        task = asyncio.current_task()
        assert task is not None
        task.cancel()
        await asyncio.sleep(1.0)

    background.spawn(ledger.job("late", 3.0, error="third")())
    background.spawn(ledger.job("not so early", 1.2, error="next")())
    background.spawn(ledger.job("early", 1.0, error="first")())
    background.spawn(ledger.job("good", 4.0)())
    background.spawn(cancels_itself(0.0))
    background.spawn(cancels_itself(2.1))
    background.spawn(ledger.job("middle", 2.0, error="second")())
    background.spawn(ledger.job("its twin", 2.5, error="second")())
    background.spawn(ledger.job("too slow", 2.7, fails="TimeoutError")())
    neighbour.spawn(ledger.job("next door", 2.2, error=NEIGHBOUR)())
    await asyncio.sleep(1.5)
    first = await drained(background, ledger)
    second = await drained(background, ledger)
    background.spawn(ledger.job("again", 1.0, error="fourth")())
    third = await drained(background, ledger)
    elsewhere = await drained(neighbour, ledger)
    return {"first": first, "second": second, "third": third, "elsewhere": elsewhere}


async def one_fails(sub: Any) -> list[dict[str, Any]]:
    """One fails while another works, with and without somebody draining: how everything ended.

    Where nobody drains, more is spawned after the failure.
    """
    found = []
    for drains in (False, True):
        ledger, background = Ledger(), sub.Background()
        background.spawn(ledger.job("fails", 1.0, error="no")())
        background.spawn(ledger.job("works", 3.0)())
        if drains:
            await drained(background, ledger)
        else:
            await asyncio.sleep(2.0)
            spawn_if_it_can(background, ledger.job("later", 1.0)())
        await asyncio.sleep(LONG)
        await drained(background, ledger)
        found += ledger.as_plain()
    return found


def spawn_if_it_can(background: Any, coro: Coroutine[Any, Any, Any]) -> None:
    """Spawn it; where that raises, as a TaskGroup does that a failure has ended, it never begins."""
    try:
        background.spawn(coro)
    except Exception:
        coro.close()


async def spawned_late(sub: Any) -> list[dict[str, Any]]:
    """Work that is spawned while drain waits: by other work, and by somebody else."""
    ledger, background = Ledger(), sub.Background()

    async def spawns(depth: int) -> None:
        with ledger.work(f"spawner {depth}"):
            await asyncio.sleep(1.0)
            if depth:
                background.spawn(spawns(depth - 1))

    background.spawn(spawns(2))
    first = await drained(background, ledger)
    background.spawn(ledger.job("short", 2.0)())
    asyncio.get_running_loop().call_later(1.0, lambda: background.spawn(ledger.job("late", 3.0)()))
    return [first, await drained(background, ledger)]


async def cancelled_drains(sub: Any, moments: list[float]) -> list[dict[str, Any]]:
    """A drain that is cancelled after so many seconds; the next comes when all work has ended, or at once."""
    return [await cancelled_drain(sub, after, pause) for after in moments for pause in (LONG, 0.0)]


async def cancelled_drain(sub: Any, after: float, pause: float) -> dict[str, Any]:
    """How the cancelled drain ended, how the work did, and what the next drain tells, which comes after a pause.

    Some work has failed before the first drain began, and some is spawned when it waits already.
    """
    ledger, background = Ledger(), sub.Background()
    background.spawn(ledger.job("before", 0.1, error="first")())
    await asyncio.sleep(0.2)
    begun = ledger.now
    background.spawn(ledger.job("early", 0.5, error="second")())
    drain = asyncio.ensure_future(drained(background, ledger))
    asyncio.get_running_loop().call_later(after, drain.cancel)
    for _turn in range(TURNS):
        await asyncio.sleep(0)
    background.spawn(ledger.job("good", 3.0)())
    background.spawn(ledger.job("late", 2.0, error="third")())
    await asyncio.wait([drain])
    at = ledger.now - begun
    outcome = "cancelled" if drain.cancelled() else drain.result()
    await asyncio.sleep(pause)
    following = asyncio.ensure_future(drained(background, ledger))
    await asyncio.wait([following])
    return {
        "after": after,
        "outcome": outcome,
        "at": at,
        "next": result_of(following),
        "entries": ledger.as_plain(),
    }


def result_of(ended: "asyncio.Task[dict[str, Any]]") -> dict[str, Any]:
    """What `told` says, or the CancelledError that it let pass: nobody has cancelled this task."""
    try:
        return ended.result()
    except asyncio.CancelledError as error:
        return {"value": None, "error": error}


async def told(waiting: Coroutine[Any, Any, Any]) -> dict[str, Any]:
    """What it gave or raised."""
    try:
        return {"value": await waiting, "error": None}
    except NotImplementedError:  # the stub
        raise
    except Exception as error:
        return {"value": None, "error": error}


async def drained(background: Any, ledger: Ledger) -> dict[str, Any]:
    """What drain gave or raised, when, and what was under way then."""
    return await told(background.drain()) | {
        "at": ledger.now,
        "running": ledger.running,
        "peak": ledger.peak,
        "begun": ledger.begun,
    }
