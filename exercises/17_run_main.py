"""A script has a list of people to greet, and `greet` is async: calling it only makes a coroutine, which does nothing.

Please write the plain function that starts the event loop: it greets all `people`, each with their name and seconds,
together on that one loop in the calling thread, waits until all greetings are done, and returns them in the order of
`people`. Names may repeat. An error of `greet` reaches the caller, and the loop is closed when you return.

In JavaScript the loop is there before your first line, so `main` has nothing to start:
    async function main(people, greet) {
      return Promise.all(people.map(([name, seconds]) => greet(name, seconds)));
    }
    main([["Ada", 0.3]], async (name) => `Hello, ${name}`).then(console.log);

Here a script has no loop until it makes one, and `await` stands only inside of an `async def`.
"""

import asyncio
from collections.abc import Awaitable, Callable


def run_main(people: list[tuple[str, float]], greet: Callable[[str, float], Awaitable[str]]) -> list[str]:
    # TODO: start an event loop, and greet all people on it together.
    raise NotImplementedError("TODO: run the greetings on one event loop")


async def hello(name: str, seconds: float) -> str:
    await asyncio.sleep(seconds)
    print(f"    {name} has been greeted")
    return f"Hello, {name}"


if __name__ == "__main__":
    import time

    started = time.perf_counter()
    print(run_main([("Ada", 0.3), ("Grace", 0.1), ("Linus", 0.2)], hello))
    print(f"{time.perf_counter() - started:.2f} s (one after another takes 0.6 s)")
