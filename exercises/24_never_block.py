"""An upload service hashes each new file in its request handler, and while it does, nobody else is served.

`digest(path)` is a plain blocking function: it reads a file and hashes it. Please return the digests of all `paths`, in
their order, and keep the event loop turning all the time. At least four digests run together (or all, if there are
fewer). `digest` notes the request id, a context variable of whoever called you: it has to see that one.
An error of `digest` reaches the caller. No paths: an empty list.

In JavaScript the library brings its own threads, and `AsyncLocalStorage` follows by itself:
    const digest = async (path) => createHash("sha256").update(await fs.promises.readFile(path)).digest("hex");
    return Promise.all(paths.map(digest));

Python's files have no such API: `async def` around a blocking call does not make it wait elsewhere.
"""

import asyncio
import contextvars
import hashlib
import tempfile
import time
from collections.abc import Callable
from pathlib import Path


async def never_block(paths: list[Path], digest: Callable[[Path], str]) -> list[str]:
    # TODO: let threads call digest, and await them all; the loop only waits.
    raise NotImplementedError("TODO: digest all paths without blocking the loop")


request_id = contextvars.ContextVar("request_id", default="nobody")


def slow_digest(path: Path) -> str:
    time.sleep(0.4)  # a disk far away
    return f"{hashlib.sha256(path.read_bytes()).hexdigest()[:8]} for {request_id.get()}"


async def other_requests() -> None:
    while True:
        print("someone else is served")
        await asyncio.sleep(0.1)


async def main() -> None:
    request_id.set("request 7")
    others = asyncio.create_task(other_requests())
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder, f"{n}.bin") for n in range(4)]
        for path in paths:
            path.write_bytes(path.name.encode())
        print(*await never_block(paths, slow_digest), sep="\n")
    others.cancel()


if __name__ == "__main__":
    asyncio.run(main())
