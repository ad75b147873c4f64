"""loop-blocked: the coroutine computes itself."""

from collections.abc import Callable


async def async_cpu(items: list[int], work: Callable[[int], int], workers: int) -> list[int]:
    if workers < 1:
        raise ValueError(f"workers must be at least 1, not {workers}")
    return [work(item) for item in items]
