"""22 retry, in the runner: an `op` that fails as it is told, and a `sleep` that says how long it was asked to be."""

import asyncio
from typing import Any

from kata.ledger import Entry, Ledger

RETRYABLE = (ConnectionError, TimeoutError)
# what may be tried again is once a subclass, and once the last of those that were given; one that may not has the name
# of one that may, and is another
ERRORS: dict[str, Any] = {
    "busy": ConnectionResetError,
    "late": TimeoutError,
    "permanent": PermissionError,
    "broken": ValueError,
    "namesake": type("TimeoutError", (Exception,), {"__module__": "partner"}),
}
NUMBER = 104  # the first argument of each error: who makes an error anew from its text loses it
WORK = 0.5  # seconds of each try


class Tries:
    """Calls of `retry` with the same `op`: each step of the script is one of ERRORS or {"value": …}; then all are busy.

    `overtaken`: a try began before the sleep had ended that was called before it. `tidying`: the seconds that a try and
    a sleep take for it when they are cancelled.
    """

    def __init__(self, script: list[Any], ledger: Ledger | None = None, tidying: float = 0.0) -> None:
        self.tidying = tidying
        self.given = self.op, self.sleep  # the very same objects for each call, whoever may look for them
        self.again(script, ledger)

    def again(self, script: list[Any], ledger: Ledger | None = None) -> "Tries":
        """Before a further call: another script, and nothing seen yet."""
        self.script, self.ledger = script, ledger or Ledger()
        self.steps: list[str] = []
        self.waits: list[float] = []
        self.sleeping = 0
        self.overtaken = False
        return self

    async def op(self) -> Any:
        self.steps.append("try")
        number = self.steps.count("try")
        self.overtaken = self.overtaken or self.sleeping > 0
        with self.ledger.work(f"try {number}") as entry:
            await self.pass_time(entry, WORK)
            step = self.script[number - 1] if number <= len(self.script) else "busy"
            if isinstance(step, str):
                # whatever it is: its cause is one that may be tried again, which is not asked for
                raise ERRORS[step](NUMBER, f"failure {number}") from ConnectionAbortedError("the cause")
            return step["value"]

    async def sleep(self, seconds: float) -> None:
        self.steps.append("sleep")
        self.waits.append(float(seconds))
        self.sleeping += 1
        try:
            with self.ledger.work(f"sleep {len(self.waits)}") as entry:
                await self.pass_time(entry, seconds)
        finally:
            self.sleeping -= 1

    async def pass_time(self, entry: Entry, seconds: float) -> None:
        try:
            await asyncio.sleep(seconds)
        except asyncio.CancelledError:
            if self.tidying:
                await entry.tidy(self.tidying)
            raise

    def call(self, sub: Any, attempts: int, base: float, retryable: tuple[Any, ...] = RETRYABLE) -> Any:
        op, sleep = self.given
        return sub.retry(op, attempts, base, sleep, retryable)

    async def come_out(
        self, sub: Any, attempts: int, base: float, retryable: tuple[Any, ...] = RETRYABLE
    ) -> dict[str, Any]:
        """What it gave or raised, what it did, in order, and the seconds that passed beside its tries and waits."""
        value, error = None, None
        try:
            value = await self.call(sub, attempts, base, retryable)
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


async def one_after_another(sub: Any, scripts: list[list[Any]]) -> list[dict[str, Any]]:
    """In the runner: calls with the same op, which follows another script each time."""
    tries = Tries([])
    return [await tries.again(script).come_out(sub, 4, 0.01) for script in scripts]


async def waits_of(sub: Any, runs: int, failures: int, base: float, same_op: bool) -> list[list[float]]:
    """The waits of each of so many calls, after errors of two types in turn, which all count."""
    found, tries = [], Tries([])
    for _run in range(runs):
        tries = tries if same_op else Tries([])
        came = await tries.again(["busy", "late"] * failures).come_out(sub, failures + 1, base)
        found.append(came["waits"])
    return found


async def two_at_once(sub: Any, failures: int, base: float) -> list[list[float]]:
    """In the runner: the waits of each of two calls, the one beside the other."""
    both = await asyncio.gather(*(Tries([]).come_out(sub, failures + 1, base) for _call in range(2)))
    return [came["waits"] for came in both]
