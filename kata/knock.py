"""A coroutine's way to the judge's `Gate`: it waits there like a job, and does nothing when it is let go."""

import asyncio
import json
import os
import threading
from typing import Any


async def knock(gate: str, item: Any = "knock") -> None:
    """Be there as `item` until the judge lets it go, and then until it has counted the end."""
    reader, writer = await asyncio.open_unix_connection(gate)
    try:
        here = {"pid": os.getpid(), "interpreter": 0, "thread": threading.get_native_id()}
        await _say(writer, {"item": item, **here, "main": True, "on_loop": True, "gil": True})
        await reader.readline()
        await _say(writer, {"start": 0.0, "end": 0.0, "cpu": 0.0})
        await reader.readline()
    finally:
        writer.close()
        await writer.wait_closed()


async def _say(writer: asyncio.StreamWriter, what: dict[str, Any]) -> None:
    writer.write(json.dumps(what).encode() + b"\n")
    await writer.drain()
