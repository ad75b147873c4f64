"""Hundreds of reports come from two partners' servers, and both complain: never more than `limit` requests at once.

Please fetch all `urls` with aiohttp through one session, and return their bodies as text, in the order of `urls`.
As long as URLs wait, exactly `limit` requests are in flight, over all hosts together: the next begins when the body of
another is whole, not when its group has ended. `limit` may be above 100; below 1 is a ValueError, before any request.
A status of 400 or more raises an error. When it comes out, no request is in flight any more, and none begins.

In JavaScript, with p-limit:
    const places = pLimit(limit);
    const load = async (url) => {
      const response = await fetch(url);
      if (!response.ok) throw new Error(`${url}: ${response.status}`);
      return response.text();
    };
    return Promise.all(urls.map((url) => places(() => load(url))));
"""

import aiohttp  # noqa: F401 - for your session


async def bounded_gather(urls: list[str], limit: int) -> list[str]:
    # TODO: one session; a place for each request, held until its body is whole; an error ends the others.
    raise NotImplementedError("TODO: fetch all urls, and never more than limit at once")


if __name__ == "__main__":  # a server of your own to try it on: it counts who is there, and one report in four is slow
    import asyncio
    import time

    from aiohttp import web

    async def main() -> None:
        peak = here = 0

        async def report(request: web.Request) -> web.Response:
            nonlocal peak, here
            here += 1
            peak = max(peak, here)
            await asyncio.sleep(0.4 if request.path.endswith(("0", "4", "8")) else 0.1)
            here -= 1
            return web.Response(text=f"this is {request.path}")

        app = web.Application()
        app.router.add_get("/{name}", report)
        runner = web.AppRunner(app)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 8023).start()
        started = time.perf_counter()
        reports = await bounded_gather([f"http://127.0.0.1:8023/{n}" for n in range(40)], 10)
        print(reports[:3], "…", len(reports), "reports, at most", peak, "requests at once (10 are allowed)")
        print(f"{time.perf_counter() - started:.2f} s (groups of ten take 1.6 s, one after another takes 7.6 s)")
        await runner.cleanup()

    asyncio.run(main())
