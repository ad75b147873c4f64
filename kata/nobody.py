"""An address on the loopback at which nobody answers, to see what a submission makes of a refused connection."""

import contextlib
import socket
from collections.abc import Iterator


@contextlib.contextmanager
def refused_url() -> Iterator[str]:
    """Its port is taken, so that no other program gets it meanwhile, but nobody listens there."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        yield f"http://127.0.0.1:{taken.getsockname()[1]}/nobody.bin"
