"""27 async_pipeline, in the runner: a source, a work and a sink that do as the plan says and are counted, and one run.

A plan is a dict: `items`, `workers`, `buffer`, and where it differs from none: `lengths` of the work (seconds, taken in
turn), `gap` (seconds that the source needs for each item), `sinking` (seconds), `tidy` (seconds that everything takes
to end when it is cancelled or closed), `results` by item, `fails` (texts by item), `source_fails` and `sink_fails`
(which call, and a text), and `source`: `closable`, `generator`, or `bare` for one without `aclose`.
"""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

from kata.ahead import UnderWay
from kata.cancels import at_every_turn
from kata.ledger import Ledger, come_out

Plan = dict[str, Any]
ITEM, CLOSING = "the source", "the source's cleanup"


class Bare:
    """An async iterator over a generator, and no more than that."""

    def __init__(self, items: Any) -> None:
        self.items = items

    def __aiter__(self) -> "Bare":
        return self

    async def __anext__(self) -> Any:
        return await anext(self.items)


class Closable(Bare):
    """The same with `aclose`; like a generator's own it may not be called while an item is awaited."""

    asked = False

    async def aclose(self) -> None:
        self.asked = True
        await self.items.aclose()


class Line:
    """One pipeline: `under_way` counts items from the source to the end of the sink, the others who is at it."""

    def __init__(self, plan: Plan, ledger: Ledger) -> None:
        self.plan, self.ledger, self.tidy = plan, ledger, plan.get("tidy", 0.0)
        self.under_way, self.working, self.sinking = UnderWay(), UnderWay(), UnderWay()
        self.begun = self.exhausted = False
        self.sunk: list[Any] = []
        self.at_return: dict[str, Any] = {}
        self.generator = self.items()
        kinds = {"closable": Closable, "bare": Bare, "generator": lambda items: items}
        self.source = kinds[plan.get("source", "closable")](self.generator)

    async def items(self) -> AsyncIterator[Any]:
        self.begun = True
        nth, text = self.plan.get("source_fails", (0, ""))
        try:
            for n, item in enumerate(self.plan["items"], 1):
                if n == nth:
                    raise ValueError(text)
                if "gap" in self.plan:
                    await self.ledger.job(ITEM, self.plan["gap"])()
                self.under_way.begin()
                yield item
            self.exhausted = True
        finally:
            if self.tidy:
                await self.ledger.job(CLOSING, self.tidy)()

    async def work(self, item: Any) -> Any:
        lengths = self.plan.get("lengths", [0.0])
        seconds, value = lengths[self.working.begun % len(lengths)], self.plan.get("results", {}).get(item, item)
        self.working.begin()
        try:
            error = self.plan.get("fails", {}).get(item, "")
            fails = self.plan.get("fails_as", {}).get(item, "")
            return await self.ledger.job(f"item {item}", seconds, value, error, self.tidy * (1 + item % 3), fails)()
        finally:
            self.working.end()

    async def sink(self, result: Any) -> None:
        self.sinking.begin()
        try:
            nth, text = self.plan.get("sink_fails", (0, ""))
            error = text if self.sinking.begun == nth else ""
            await self.ledger.job("sink", self.plan.get("sinking", 0.0), None, error, self.tidy)()
            self.sunk.append(result if type(result) in (int, str) else repr(result))
            self.under_way.end()
        finally:
            self.sinking.end()

    async def call(self, sub: Any) -> Any:
        workers, buffer = self.plan["workers"], self.plan["buffer"]
        try:
            return await sub.async_pipeline(self.source, self.work, self.sink, workers, buffer)
        finally:
            finished = not self.begun or self.generator.ag_frame is None  # type: ignore[attr-defined]
            asked = finished and getattr(self.source, "asked", True)
            self.at_return = {"sunk": list(self.sunk), "finished": finished, "closed": asked}

    def found(self) -> dict[str, Any]:
        """What was counted, and how it stood at the return."""
        counts = {"read": self.under_way.begun, "most": self.under_way.most, "worked": self.working.begun}
        peaks = {"workers": self.working.most, "sinks": self.sinking.most}
        return self.at_return | counts | peaks | {"exhausted": self.exhausted, "later": self.sunk}


async def piped(sub: Any, plans: list[Plan]) -> list[dict[str, Any]]:
    """One run after the other."""
    return [await comes_out(sub, plan) for plan in plans]


async def comes_out(sub: Any, plan: Plan) -> dict[str, Any]:
    """One run: what `come_out` tells, and what the line counted."""
    line = Line(plan, Ledger())
    came = await come_out(line.call(sub), line.ledger)
    await line.generator.aclose()  # type: ignore[attr-defined]
    return came | line.found()


async def refused(sub: Any, plan: Plan, sizes: list[tuple[int, int]]) -> list[tuple[Any, int]]:
    """What comes of numbers that make no sense, and how many items were read all the same."""
    found = []
    for workers, buffer in sizes:
        came = await comes_out(sub, plan | {"workers": workers, "buffer": buffer})
        found.append((came["error"] if came["error"] is not None else came["value"], came["read"]))
        await asyncio.sleep(0)
    return found


async def raced(sub: Any, plan: Plan) -> list[tuple[str, float, float]]:
    """When the work on each item began and ended."""
    ledger = Ledger()
    await Line(plan, ledger).call(sub)
    return [one for one in ledger.raced() if one[0] != "sink"]


def cancelled_at_every_turn(sub: Any, plan: Plan) -> list[dict[str, Any]]:
    """Cancelled from outside at every turn; each run with whether its source stood open no more.

    Whether `aclose` was called is not asked: nobody need close what was read to its end, or what nobody had begun to
    read, as the cancel may meet the cleanup itself, or a reader before its first step.
    """
    lines: list[Line] = []

    def case(ledger: Ledger) -> Any:
        lines.append(Line(plan, ledger))
        return lines[-1].call(sub)

    outcomes = at_every_turn(case, sub.__file__)
    return [one | {"finished": line.at_return["finished"]} for one, line in zip(outcomes, lines, strict=True)]
