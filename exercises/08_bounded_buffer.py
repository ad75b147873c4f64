"""Our importer reads faster than it writes: last night two million rows lay in a list between the two; then it died.

Please write the buffer between them. `put` waits while `size` items are in it, `get` waits while there is none, and
what was put first comes out first. Items may be None. After `close`, `get` still gives what is left and then raises
`Closed`; `put` raises `Closed` at once; whoever is waiting in one of them is woken and gets the same. A second `close`
does nothing. `size < 1` is a ValueError. Who waits leaves the processor to others.
The standard library has a module for this, `queue`: leave it alone today. `threading.Condition` is all you need.

In JavaScript a stream has a high-water mark, and somebody has to wait for it:
    if (!stream.write(row)) await once(stream, "drain");
    for await (const row of stream) await save(row);
"""

from typing import Generic, TypeVar

T = TypeVar("T")


class Closed(Exception):
    """Given. Nothing goes in any more, or nothing is left to come out."""


class Buffer(Generic[T]):
    def __init__(self, size: int) -> None:
        # TODO: a place for the items, and a Condition; then `put`, `get` and `close`.
        raise NotImplementedError("TODO: a buffer for at most size items")

    def put(self, x: T) -> None:
        raise NotImplementedError("TODO: wait for room, and add x")

    def get(self) -> T:
        raise NotImplementedError("TODO: wait for an item, and take it out")

    def close(self) -> None:
        raise NotImplementedError("TODO: wake everybody who waits")


if __name__ == "__main__":  # a quick reader and a slow writer: the reader is never more than 3 rows ahead
    import threading
    import time

    buffer: Buffer[int] = Buffer(3)

    def read() -> None:
        for row in range(8):
            buffer.put(row)
            print("read", row)
        buffer.close()

    threading.Thread(target=read, daemon=True).start()
    try:
        while True:
            time.sleep(0.2)
            print("    wrote", buffer.get())
    except Closed:
        print("done")
