"""Which exercises were saved: the system says at once that something has changed, and a look at the files says what.

The look is what decides, so that it does not matter how an editor writes (in place, or under another name that is
then changed). It is taken twice a second in any case: over a network file system, and when the folder itself has been
replaced, nobody tells of a change.
"""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from pathlib import Path

from watchdog import events
from watchdog.observers import Observer

from kata import room
from kata.room import ROOT, Exercise

SETTLED = 0.02  # seconds after the first word of a change: a save in place is an empty file for a moment
LOOK = 0.5  # seconds between looks when nothing is told

KINDS: list[type[events.FileSystemEvent]] = [
    *(events.FileCreatedEvent, events.FileModifiedEvent, events.FileMovedEvent),
    *(events.FileDeletedEvent, events.FileClosedEvent),
]
Stamp = tuple[int, int, int] | None  # of a file; None when it is not there


class Stamps:
    """How the files were when they were looked at last."""

    def __init__(self) -> None:
        self.known = self._look()

    def changed(self) -> list[Exercise]:
        """Those whose file was saved, or went away, since the last look; the latest first."""
        before, self.known = self.known, self._look()
        found = [one for one, stamp in self.known.items() if stamp != before.get(one)]
        return sorted(found, key=lambda one: self.known[one] or (0, 0, 0), reverse=True)

    def _look(self) -> dict[Exercise, Stamp]:
        return {one: _stamp(one.file()) for one in room.exercises()}


def _stamp(file: Path) -> Stamp:
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_ino, found.st_size


async def follow(stamps: Stamps, tell: Callable[[list[Exercise]], None]) -> None:
    """Tell of all that is saved after `stamps`, until cancelled."""
    async with _told() as told:
        while True:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(told.wait(), LOOK)
                await asyncio.sleep(SETTLED)
            told.clear()
            if changed := stamps.changed():
                tell(changed)


@contextlib.asynccontextmanager
async def _told() -> AsyncIterator[asyncio.Event]:
    """An event that is set when something changes in the learner's room."""
    loop, told = asyncio.get_running_loop(), asyncio.Event()
    told.set()  # before this nobody has listened

    class Handler(events.FileSystemEventHandler):
        def on_any_event(self, event: events.FileSystemEvent) -> None:
            with contextlib.suppress(RuntimeError):  # the loop has ended
                loop.call_soon_threadsafe(told.set)

    observer = Observer()
    observer.daemon = True
    try:
        observer.schedule(Handler(), str(ROOT / "exercises"), event_filter=KINDS)
        observer.start()
    except OSError:  # so many watches are not allowed, or there is no such folder: the looks remain
        yield told
        return
    try:
        yield told
    finally:
        observer.stop()
