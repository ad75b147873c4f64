"""22 retry, in the runner: an `op` that fails as it is told, and a `sleep` that says how long it was asked to be."""

import asyncio
from typing import Any

from kata.ledger import Ledger

RETRYABLE = (ConnectionError, TimeoutError)
# what may be tried again is once a subclass, and once the last of those that were given
ERRORS = {"busy": ConnectionResetError, "late": TimeoutError, "permanent": PermissionError, "broken": ValueError}
WORK = 0.5  # seconds of each try


class Tries:
    """One call of `retry`: each step of the script is one of ERRORS or {"value": …}; after it all are busy.

    `overtaken`: a try began before the sleep had ended that was called before it.
    """

    def __init__(self, script: list[Any], ledger: Ledger | None = None) -> None:
        self.script, self.ledger = script, ledger or Ledger()
        self.steps: list[str] = []
        self.waits: list[float] = []
        self.sleeping = 0
        self.overtaken = False

    async def op(self) -> Any:
        self.steps.append("try")
        number = self.steps.count("try")
        self.overtaken = self.overtaken or self.sleeping > 0
        with self.ledger.work(f"try {number}"):
            await asyncio.sleep(WORK)
            step = self.script[number - 1] if number <= len(self.script) else "busy"
            if isinstance(step, str):
                raise ERRORS[step](f"failure {number}")
            return step["value"]

    async def sleep(self, seconds: float) -> None:
        self.steps.append("sleep")
        self.waits.append(float(seconds))
        self.sleeping += 1
        try:
            with self.ledger.work(f"sleep {len(self.waits)}"):
                await asyncio.sleep(seconds)
        finally:
            self.sleeping -= 1

    def call(self, sub: Any, attempts: int, base: float) -> Any:
        return sub.retry(self.op, attempts, base, self.sleep, RETRYABLE)

    async def come_out(self, sub: Any, attempts: int, base: float) -> dict[str, Any]:
        """What it gave or raised, what it did, in order, and the seconds that passed beside its tries and waits."""
        value, error = None, None
        try:
            value = await self.call(sub, attempts, base)
        except NotImplementedError:  # the stub
            raise
        except Exception as raised:
            error = raised
        tries = self.steps.count("try")
        return {
            "value": value,
            "error": error,
            "tries": tries,
            "steps": self.steps,
            "waits": self.waits,
            "overtaken": self.overtaken,
            "idle": self.ledger.now - tries * WORK - sum(max(0.0, wait) for wait in self.waits),
        }


async def rejected_and_then(sub: Any) -> list[Any]:
    """For 0 and -1 attempts: what it gave or raised, and how often it called op."""
    found = []
    for attempts in (0, -1):
        tries = Tries([{"value": "too late"}])
        came = await tries.come_out(sub, attempts, 0.01)
        found.append((came["error"] if came["error"] is not None else came["value"], came["tries"]))
    return found
