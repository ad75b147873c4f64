"""sequential: reads, works and sinks one item after another."""

from typing import Any


async def async_pipeline(source: Any, work: Any, sink: Any, workers: int, buffer: int) -> int:
    if workers < 1 or buffer < 1:
        raise ValueError("workers and buffer must be at least 1")
    count = 0
    try:
        async for item in source:
            await sink(await work(item))
            count += 1
    finally:
        await close(source)
    return count


async def close(source: Any) -> None:
    if hasattr(source, "aclose"):
        await source.aclose()
