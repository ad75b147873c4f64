"""The coroutines are made first, and awaited in wrappers."""

import asyncio


async def one(coro):
    return await coro


async def fail_fast(jobs):
    ts = [asyncio.create_task(one(j())) for j in jobs]
    try:
        return list(await asyncio.gather(*ts))
    finally:
        for t in ts:
            t.cancel()
        await asyncio.gather(*ts, return_exceptions=True)
