"""returned-early: it waits for five seconds at the most."""

import asyncio


def run_main(people, greet):
    async def main():
        tasks = [asyncio.create_task(greet(*p)) for p in people]
        if not tasks:
            return []
        done, _late = await asyncio.wait(tasks, timeout=5)
        return [t.result() for t in tasks if t in done]

    return asyncio.run(main())
