"""A service answers "too busy, try again" now and then, and a thousand clients who try again at the same moment end it.

Please call `op` up to `attempts` times, until one call succeeds, and return its value. After the k-th failure wait by
`await sleep(x)`, with x random and evenly spread from 0 to base × 2^(k-1) seconds ("full jitter"). After the last
failure raise its error at once. An error that is none of `retryable` reaches the caller at once, and so does a cancel.
`attempts < 1`: a ValueError, before anything is called.

In JavaScript, with p-retry, whose wait doubles each time (its jitter is smaller):
    import pRetry, { AbortError } from "p-retry";
    const page = await pRetry(op, { retries: attempts - 1, minTimeout: base * 1000, factor: 2, randomize: true });

Here a cancel is an exception, too, and it must not be taken for one more failure.
"""

from collections.abc import Awaitable, Callable
from typing import TypeVar

T = TypeVar("T")


async def retry(
    op: Callable[[], Awaitable[T]],
    attempts: int,
    base: float,
    sleep: Callable[[float], Awaitable[None]],
    retryable: tuple[type[Exception], ...],
) -> T:
    # TODO: try, wait a random while, try again.
    raise NotImplementedError("TODO: call op until it succeeds")


async def main() -> None:
    answers = iter([ConnectionError("too busy"), ConnectionError("too busy"), "the page"])

    async def op() -> str:
        answer = next(answers)
        print(answer)
        if isinstance(answer, Exception):
            raise answer
        return answer

    print("it gave", await retry(op, 5, 0.2, asyncio.sleep, (ConnectionError,)))


if __name__ == "__main__":
    import asyncio

    asyncio.run(main())
