"""wrong-error: a loser that fails while it tidies up takes the place of the winner."""

import asyncio
import contextlib


async def end(ts):
    for t in ts:
        t.cancel()
    for t in ts:
        with contextlib.suppress(asyncio.CancelledError):
            await t


async def settle_and_race(jobs, mode):
    if not jobs and mode != "all_settled":
        raise ValueError(mode)
    todo = {asyncio.create_task(j()) for j in jobs} if mode != "all_settled" else set()
    ts, errors = list(todo), []
    if mode == "all_settled":
        todo = set()
        ts = []
        try:
            ts = [asyncio.create_task(j()) for j in jobs]
            found = await asyncio.gather(*ts, return_exceptions=True)
        finally:
            await end([t for t in ts if not t.done()])
        return [("rejected", x) if isinstance(x, BaseException) else ("fulfilled", x) for x in found]
    try:
        while todo:
            done, todo = await asyncio.wait(todo, return_when=asyncio.FIRST_COMPLETED)
            if mode == "race":
                return done.pop().result()
            for t in done:
                if t.exception() is None:
                    return t.result()
                errors.append(t.exception())
        raise ExceptionGroup("all", errors)
    finally:
        await end([t for t in ts if not t.done()])
