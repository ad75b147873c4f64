"""What runs beside a submission of 24: the digest that it is given, and its callers."""

import asyncio
import hashlib
import time
from concurrent.futures import ThreadPoolExecutor
from contextvars import ContextVar
from pathlib import Path
from typing import Any

from kata.job import Job

NOBODY = "nobody"  # the request id of who has none
REQUEST: ContextVar[str] = ContextVar("request", default=NOBODY)


class Digest:
    """Reads a file and hashes it, then waits at the judge's gate; `hash.secret.request` is what it gives.

    For a file that has no secret it gives an empty text. Those of some files may have another gate.
    """

    def __init__(self, gate: str, some: list[Path] | None = None, gate_of_some: str = "") -> None:
        self.job, self.some, self.job_of_some = Job(gate), some or [], Job(gate_of_some)

    def __call__(self, path: Path) -> str:
        found = hashlib.sha256(path.read_bytes()).hexdigest()
        secret = (self.job_of_some if path in self.some else self.job)(path.name)
        return f"{found}.{secret}.{REQUEST.get()}" if secret else ""


async def digested(sub: Any, paths: list[Path], gate: str) -> Any:
    """In the runner: the submission with such a digest."""
    return await sub.never_block(paths, Digest(gate))


async def digested_and_one(sub: Any, paths: list[Path], gate: str) -> Any:
    """In the runner: the submission with all of them, and then with the first alone."""
    return await sub.never_block(paths, Digest(gate)), await sub.never_block(paths[:1], Digest(gate))


async def none_and_one(sub: Any, path: Path, gate: str, requests: list[str], content: bytes) -> list[Any]:
    """In the runner: what it returns for no paths, for one, and for the same one when it has another content.

    The last two are two requests.
    """
    digest = Digest(gate)
    found = [await sub.never_block([], digest)]
    REQUEST.set(requests[0])
    found.append(await sub.never_block([path], digest))
    REQUEST.set(requests[1])
    path.write_bytes(content)  # noqa: ASYNC240  (nobody else is served here)
    return [*found, await sub.never_block([path], digest)]


async def failed(sub: Any, calls: list[list[Path]], gate: str) -> list[dict[str, Any]]:
    """In the runner: what each call gave or raised, one after another."""
    found: list[dict[str, Any]] = []
    for paths in calls:
        try:
            found.append({"value": await sub.never_block(paths, Digest(gate)), "error": None})
        except NotImplementedError:  # the stub
            raise
        except Exception as error:
            found.append({"value": None, "error": error})
    return found


async def callers(sub: Any, calls: list[list[Path]], gate: str, first_gate: str, requests: list[str]) -> list[Any]:
    """In the runner: what each caller gets: those who are there at once, each with a request id of its own, and then
    one who has none. The first digest of each goes to a gate of its own."""
    digest = Digest(gate, [paths[0] for paths in calls], first_gate)

    async def caller(paths: list[Path], request: str) -> Any:
        REQUEST.set(request)
        return await sub.never_block(paths, digest)

    found = await asyncio.gather(*(asyncio.create_task(caller(*one)) for one in zip(calls, requests, strict=False)))
    return [*found, await sub.never_block(calls[-1], digest)]


async def cancelled(sub: Any, paths: list[Path], gate: str, moment: str) -> str:
    """In the runner: how it came out after a cancel at the moment when the judge opens the second gate."""
    task = asyncio.ensure_future(sub.never_block(paths, Digest(gate)))
    with ThreadPoolExecutor(1) as pool:  # not the loop's own pool: the submission may need all of it
        await asyncio.get_running_loop().run_in_executor(pool, Job(moment), "moment")
    task.cancel()
    await asyncio.wait([task])
    if task.cancelled():
        return "cancelled"
    return "value" if task.exception() is None else type(task.exception()).__name__


async def raced(sub: Any, waits: list[float]) -> list[tuple[str, float, float]]:
    """In the runner: when each of the digests began and ended, which take so many seconds."""
    spans = []

    def digest(path: Path) -> str:
        begun = time.monotonic()
        time.sleep(waits[int(path.name)])
        spans.append((path.name, begun, time.monotonic()))
        return path.name

    await sub.never_block([Path(str(n)) for n in range(len(waits))], digest)
    return spans
