"""never-awaited: no loop is ever started."""

from collections.abc import Awaitable, Callable


def run_main(people: list[tuple[str, float]], greet: Callable[[str, float], Awaitable[str]]) -> list[str]:
    return [greet(name, seconds) for name, seconds in people]  # type: ignore[misc]
