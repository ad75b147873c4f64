"""wrong-result: after an error everybody is greeted once more, on a second loop."""

import asyncio


def run_main(people, greet):
    async def main():
        return await asyncio.gather(*(greet(name, seconds) for name, seconds in people))

    try:
        return asyncio.run(main())
    except Exception:
        return asyncio.run(main())
