"""How many sessions of aiohttp a submission makes: one, in which all of its requests share their connections."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from kata.language import _
from kata.proof import refuse


@contextmanager
def sessions_counted() -> Iterator[list[str]]:
    """In the runner: a list that grows with each session that is made meanwhile."""
    import aiohttp  # here: it takes a while to import

    made: list[str] = []
    init = aiohttp.ClientSession.__init__

    def counted(self: Any, *args: Any, **options: Any) -> None:
        made.append(type(self).__name__)
        init(self, *args, **options)

    aiohttp.ClientSession.__init__ = counted  # type: ignore[method-assign]
    try:
        yield made
    finally:
        aiohttp.ClientSession.__init__ = init  # type: ignore[method-assign]


def expect_at_most_one(made: int, pages: int) -> None:
    """In the judge: not one for each request. Refuses with `session-per-request`."""
    if made > 1:
        refuse(
            "session-per-request",
            _("{made} sessions for {n} pages").format(made=made, n=pages),
            _("one session for all pages"),
            _("A session holds the pool of connections: open it once, around everything, and pass it to each fetch."),
        )


def expect_a_session(made: int, pages: int) -> None:
    """In the judge: not another client, in threads. Refuses with `no-session`."""
    if not made:
        refuse(
            "no-session",
            _("no aiohttp.ClientSession was made for {n} pages").format(n=pages),
            _("all pages through one session of aiohttp"),
            _("aiohttp waits for all pages without a thread: `async with aiohttp.ClientSession() as session:`."),
        )
