"""21 deadline, in the runner: an `op` that does as it is told, a `cleanup` that notes when it began, and what came."""

import asyncio
import builtins
from dataclasses import dataclass, field
from typing import Any

from kata.cancels import at_every_turn
from kata.ledger import Ledger, come_out

CLEANUP = 1.0  # seconds


@dataclass
class Scene:
    """One call of `deadline`.

    `op` takes `seconds`, then raises `error` (its kind and its arguments) or gives `value`. When it is cancelled it
    tidies up for `tidy` seconds, and then does as `answer` says: `cancelled`, `value` or `error`. `too_early` is set
    when cleanup begins while `op` has not ended.
    """

    op: dict[str, Any]
    ledger: Ledger = field(default_factory=Ledger)
    too_early: bool = False

    async def work(self) -> Any:
        with self.ledger.work("op") as entry:
            try:
                await asyncio.sleep(self.op["seconds"])
            except asyncio.CancelledError:
                await entry.tidy(self.op.get("tidy", 0.5))
                if self.op.get("answer", "cancelled") == "cancelled":
                    raise
            return self.outcome()

    def outcome(self) -> Any:
        if "error" in self.op:
            kind, *args = self.op["error"]
            raise getattr(builtins, kind)(*args)
        return self.op["value"]

    async def cleanup(self) -> None:
        self.too_early = self.too_early or "op" in self.ledger.running
        with self.ledger.work("cleanup") as entry:
            entry.told = True  # it may run to its end, whoever is cancelled
            await asyncio.sleep(CLEANUP)

    def call(self, sub: Any, seconds: float) -> Any:
        return sub.deadline(self.work, seconds, self.cleanup)


async def comes_out(sub: Any, op: dict[str, Any], seconds: float) -> dict[str, Any]:
    """What it gave or raised, and what became of `op` and of cleanup."""
    scene = Scene(op)
    came = await come_out(scene.call(sub, seconds), scene.ledger)
    return came | {"too_early": scene.too_early}


def cancelled_at_every_turn(sub: Any, op: dict[str, Any], seconds: float) -> list[dict[str, Any]]:
    """Cancelled from outside at every turn; each run with what became of `op` and of cleanup."""
    scenes: list[Scene] = []

    def case(ledger: Ledger) -> Any:
        scenes.append(Scene(op, ledger))
        return scenes[-1].call(sub, seconds)

    outcomes = at_every_turn(case, sub.__file__)
    return [
        one | {"entries": scene.ledger.as_plain(), "too_early": scene.too_early}
        for one, scene in zip(outcomes, scenes, strict=True)
    ]
