"""kata.silent: a thread beside a real loop tells whether that sleeps, is blocked, or polls."""

import asyncio
import threading
import time

import pytest

from kata.silent import SeenLoop


def beside(main, look):
    """What `look(loop)` gives in a thread beside a loop that runs main(loop, over)."""
    loop, found = SeenLoop(__file__), []
    over = threading.Event()

    def looks():
        found.append(look(loop))
        over.set()
        loop.call_soon_threadsafe(int)

    thread = threading.Thread(target=looks)
    try:
        loop.call_soon(thread.start)
        loop.run_until_complete(main(loop, over))
        thread.join()
    finally:
        loop.close()
    return found[0], loop


async def sleeps(_loop, over):
    await asyncio.to_thread(over.wait)


async def polls(_loop, over):
    while not over.is_set():  # noqa: ASYNC110  (to be found out)
        await asyncio.sleep(0.01)


async def blocks(_loop, over):
    await asyncio.sleep(0)
    over.wait()


@pytest.mark.parametrize(("main", "rest"), [(sleeps, "asleep"), (polls, "polls"), (blocks, "blocked")])
def test_tells_how_a_loop_waits(main, rest):
    assert beside(main, lambda loop: loop.rest(0.1))[0] == rest


def test_a_hurried_loop_shows_who_looks_once_an_hour():
    async def hourly(_loop, over):
        while not over.is_set():  # noqa: ASYNC110  (to be found out)
            await asyncio.sleep(3600.0)

    def look(loop):
        loop.hurried = True
        return loop.rest(0.1)

    began = time.monotonic()
    assert beside(hourly, look)[0] == "polls"
    assert time.monotonic() - began < 60.0


def test_notes_who_touches_it_from_another_thread():
    async def touched(loop, over):
        future = loop.create_future()
        future.add_done_callback(lambda done: None)
        threading.Thread(target=future.set_result, args=(None,)).start()
        await asyncio.to_thread(over.wait)

    def look(loop):
        loop.until(lambda: bool(loop.touched), 1.0)
        return len(loop.touched)

    assert beside(touched, look)[0] >= 1


def test_call_soon_threadsafe_is_no_touch():
    async def asked(loop, over):
        threading.Thread(target=loop.call_soon_threadsafe, args=(int,)).start()
        await asyncio.to_thread(over.wait)

    assert beside(asked, lambda loop: (loop.rest(0.05), len(loop.touched)))[0] == ("asleep", 0)
