"""sequential: one generator around the other, which hand over one item at a time."""

from typing import Any


async def async_pipeline(source: Any, work: Any, sink: Any, workers: int, buffer: int) -> int:
    if workers < 1 or buffer < 1:
        raise ValueError("workers and buffer must be at least 1")
    count = 0

    async def worked() -> Any:
        async for item in source:
            yield await work(item)

    try:
        async for result in worked():
            await sink(result)
            count += 1
    finally:
        await close(source)
    return count


async def close(source: Any) -> None:
    if hasattr(source, "aclose"):
        await source.aclose()
