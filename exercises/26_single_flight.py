"""A popular page has just expired, and a hundred requests ask the database for it at the same moment. One would do.

Please write `get(key, fetch)`: callers that ask for a key while its fetch is under way share that one fetch, its value
or its error. Other keys do not wait. Once a fetch has ended nothing of it is kept: the next `get` fetches anew.
When one caller is cancelled, the fetch goes on for the others. When the last one is cancelled, so is the fetch, and the
CancelledError comes out when the fetch has ended. A fetch that is being cancelled is shared with nobody: a new `get`
fetches anew, at once or when the old fetch has ended.

In JavaScript, where nobody can be cancelled:
    const flights = new Map();
    function get(key, fetch) {
        if (!flights.has(key)) flights.set(key, fetch().finally(() => flights.delete(key)));
        return flights.get(key);
    }
"""

import asyncio
from collections.abc import Awaitable, Callable, Hashable
from typing import TypeVar

T = TypeVar("T")


class SingleFlight:
    async def get(self, key: Hashable, fetch: Callable[[], Awaitable[T]]) -> T:
        # TODO: fetch once for all who ask meanwhile; let each of them be cancelled by itself.
        raise NotImplementedError("TODO: share one fetch")


async def fetch_page() -> str:
    print("asking the database")
    await asyncio.sleep(0.3)
    return "the page"


async def main() -> None:
    flights = SingleFlight()
    print(await asyncio.gather(*(flights.get("/", fetch_page) for _ in range(3))))


if __name__ == "__main__":
    asyncio.run(main())
