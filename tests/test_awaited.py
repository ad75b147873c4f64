"""A plain function where an async one is asked for: told as such wherever it is called, in a scenario as well."""

import inspect

import pytest

PLAIN = {
    "19": "def settle_and_race(jobs, mode):",
    "21": "def deadline(op, seconds, cleanup):",
    "26": "class SingleFlight:\n    def get(self, key, fetch):",
}
BODIES = {
    "gives a value": ("return []", "the call gave nothing to await"),
    "runs a loop of its own": ("return asyncio.run(asyncio.sleep(0))", "it is no async function"),
    "makes a loop": ("return asyncio.new_event_loop().run_until_complete(asyncio.sleep(0))", "it is no async function"),
}


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
@pytest.mark.parametrize("number", PLAIN)
def test_a_plain_function_that_gives_nothing_to_await(number, body, check, tmp_path):
    line, seen = body
    file = tmp_path / "plain.py"
    head = PLAIN[number]
    file.write_text(f"import asyncio\n\n{head}\n    {'    ' * head.startswith('class')}{line}\n")
    checked = check(number, file)
    assert (checked.exit_code, checked.diagnosis) == (1, "signature")
    assert seen in " ".join(checked.screen.split())


def test_a_plain_function_that_gives_something_to_await_is_right(check, tmp_path):
    file = tmp_path / "plain.py"
    file.write_text(
        inspect.cleandoc("""
        import asyncio

        async def fetch(session, url):
            async with session.get(url) as response:
                response.raise_for_status()
                return await response.text()

        async def fetch_all(urls):
            import aiohttp
            async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as session:
                return await asyncio.gather(*(fetch(session, url) for url in urls))

        def gather_fetches(urls):
            return fetch_all(urls)
        """)
    )
    checked = check("18", file)
    assert checked.exit_code == 0, checked.screen
