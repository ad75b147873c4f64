"""26 single_flight, in the runner: callers who come, ask for a key, and may be cancelled, each at its time."""

import asyncio
import gc
import weakref
from typing import Any

from kata.ledger import Ledger

Plan = list[dict[str, Any]]


async def callers(sub: Any, plans: list[Plan]) -> list[dict[str, Any]]:
    """One plan after the other."""
    return [await flown(sub, plan) for plan in plans]


class Page:
    """What a fetch gives for a text; it can be seen whether somebody keeps it."""

    def __init__(self, text: str) -> None:
        self.text = text


Pages = list[weakref.ref[Page]]


def text_of(value: Any) -> Any:
    return value.text if isinstance(value, Page) else value


def held(pages: Pages) -> int:
    """How many of them somebody keeps."""
    if any(page() is not None for page in pages):
        gc.collect()
    return sum(page() is not None for page in pages)


def fetching(
    ledger: Ledger,
    pages: Pages,
    name: str,
    answers: Any = None,
    status: int = 0,
    in_a_page: bool = False,
    **work: Any,
) -> Any:
    """`Ledger.job`, which may also answer its cancel with a value, or fail with a `status` beside the text.

    Or what it gives is the text of a Page, which is noted in `pages`.
    """
    job = ledger.job(name=name, **work)

    async def fetch() -> Any:
        try:
            value = await job()
            if not in_a_page:
                return value
            page = Page(value)
            pages.append(weakref.ref(page))
            return page
        except asyncio.CancelledError:
            if answers is None:
                raise
            return answers
        except ValueError as error:
            raise ValueError(*error.args, *([status] if status else [])) from None

    fetch.__qualname__ = "fetch"  # what Python calls it where it is called in a wrong way
    return fetch


async def flown(sub: Any, plan: Plan) -> dict[str, Any]:
    """Each caller of the plan comes `at` some second, asks for `key` with a `fetch` of its own, and may be cancelled.

    It may ask the second of two SingleFlights (`of`), and cancel another caller just before it asks (`cancels`).

    All are tasks of one name, as those of a server may be. Gives what became of each, by its name in the plan:
    `outcome` is `value`, `error` or `cancelled`, `at` when it came out, and `running` the fetches for its key that had
    not ended then. `held` is how many pages are still there a minute after all had theirs.
    """
    ledger, flights = Ledger(), [sub.SingleFlight(), sub.SingleFlight()]
    found: dict[str, Any] = {}
    tasks = {}
    pages: Pages = []

    async def caller(name: str, at: float, key: Any, fetch: dict[str, Any], of: int, cancels: str) -> Any:
        await asyncio.sleep(at)
        if cancels:
            tasks[cancels].cancel()
        return text_of(await flights[of].get(key, fetching(ledger, pages, f"{key} for {name}", **fetch)))

    def ended(name: str, key: Any, task: "asyncio.Task[Any]") -> None:
        running = [one for one in ledger.running if one.startswith(f"{key} ")]
        found[name] = {"outcome": "cancelled", "at": ledger.now, "running": running, "value": None, "error": None}
        if not task.cancelled():
            error = task.exception()
            found[name] |= (
                {"outcome": "error", "error": error} if error else {"outcome": "value", "value": task.result()}
            )

    for one in plan:
        cancel = one.pop("cancel", None)
        task = tasks[one["name"]] = asyncio.create_task(caller(**one), name="a caller")
        task.add_done_callback(lambda task, one=one: ended(one["name"], one["key"], task))
        if cancel is not None:
            asyncio.get_running_loop().call_later(cancel, task.cancel)
    await asyncio.wait(tasks.values())
    for task in tasks.values():
        if not task.cancelled() and isinstance(task.exception(), NotImplementedError):  # the stub
            task.result()
    await asyncio.sleep(60.0)
    return {"callers": found, "entries": ledger.as_plain(), "held": held(pages)}
