"""First the heads of all answers, then their statuses, and then all bodies."""

import asyncio
from contextlib import AsyncExitStack

import aiohttp


async def gather_fetches(urls: list[str]) -> list[str]:
    async with AsyncExitStack() as stack:
        session = await stack.enter_async_context(aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)))
        async with asyncio.TaskGroup() as heads:
            answers = [heads.create_task(session._request("GET", url)) for url in urls]
        responses = [stack.enter_context(Releasing(answer.result())) for answer in answers]
        for response in responses:
            if response.status >= 400:
                raise aiohttp.ClientResponseError(response.request_info, response.history, status=response.status)
        async with asyncio.TaskGroup() as bodies:
            texts = [bodies.create_task(response.text()) for response in responses]
        return [text.result() for text in texts]


class Releasing:
    def __init__(self, response: aiohttp.ClientResponse) -> None:
        self.response = response

    def __enter__(self) -> aiohttp.ClientResponse:
        return self.response

    def __exit__(self, *_: object) -> None:
        self.response.close()
