"""wrong-result: an error of the very last page is lost, and its body is empty."""

import asyncio

import aiohttp


async def bounded_gather(urls: list[str], limit: int) -> list[str]:
    if limit < 1:
        raise ValueError("limit")
    queue: asyncio.Queue[tuple[int, str]] = asyncio.Queue()
    for job in enumerate(urls):
        queue.put_nowait(job)
    pages = [""] * len(urls)

    async def worker() -> None:
        while True:
            number, url = await queue.get()
            try:
                async with session.get(url) as response:
                    response.raise_for_status()
                    pages[number] = await response.text()
            finally:
                queue.task_done()

    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as session:
        workers = [asyncio.create_task(worker()) for _ in range(min(limit, len(urls)))]
        everything = asyncio.create_task(queue.join())
        try:
            done, _ = await asyncio.wait([everything, *workers], return_when=asyncio.FIRST_COMPLETED)
            if everything not in done:
                await asyncio.sleep(0)  # one turn of grace for a join that is about to end
            if not everything.done():
                for task in done:
                    task.result()
        finally:
            for task in [everything, *workers]:
                task.cancel()
            await asyncio.gather(everything, *workers, return_exceptions=True)
    return pages
