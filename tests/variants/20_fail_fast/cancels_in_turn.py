"""The others are cancelled one after another, each when the one before has ended."""

import asyncio


async def fail_fast(jobs):
    ts = [asyncio.create_task(j()) for j in jobs]
    try:
        return list(await asyncio.gather(*ts))
    finally:
        for t in ts:
            t.cancel()
            await asyncio.gather(t, return_exceptions=True)
