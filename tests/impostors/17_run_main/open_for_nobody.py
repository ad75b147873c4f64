"""left-running: for nobody at all the loop is left open."""

import asyncio


def run_main(people, greet):
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    if not people:
        return []
    try:

        async def main():
            return await asyncio.gather(*(greet(*p) for p in people))

        return loop.run_until_complete(main())
    finally:
        loop.close()
