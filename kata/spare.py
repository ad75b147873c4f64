"""A spare judge: a process that has loaded all that a check needs, waits for the word, grades once, and ends.

`python -m kata.spare STEM FD`: the descriptor is a socket to the process that watches. It says a line when the check
is to begin, and is told a line of JSON for each proof as it stands, then one for the verdict. When it lets go of the
socket, however it ends, the spare judge ends too and leaves nothing behind.
"""

import importlib
import json
import signal
import socket
import sys
import threading
from dataclasses import asdict
from typing import Any

from kata import interrupt

GO = b"go\n"


def main(stem: str, control: socket.socket) -> None:
    """Loads, waits, grades the exercise and tells the verdict."""
    from kata.parent import imports_for, warm_parent
    from kata.room import Exercise

    exercise = Exercise(stem)
    file = exercise.file()
    warm_parent(imports_for({stem: file} if file.is_file() else {}))
    from kata.evidence import Proof
    from kata.grade import grade

    def tell(**news: Any) -> None:
        control.sendall(json.dumps(news).encode() + b"\n")

    def tell_proof(_stem: str, proof: Proof) -> None:
        tell(proof=asdict(proof))

    go = threading.Event()

    def wait() -> None:
        _load_server(stem)
        go.wait()

    threading.Thread(target=_listen, args=(control, go), daemon=True).start()
    verdict = grade([exercise], lambda _exercise: file, on_proof=tell_proof, when_ready=wait)[0]
    tell(verdict=verdict.as_json(), printed=verdict.printed)


def _load_server(stem: str) -> None:
    """Where the grader's server is aiohttp's: it is imported when it starts, which is too late here."""
    from kata.site import AsyncServer

    if getattr(importlib.import_module(f"graders.{stem}"), "SERVER", None) is AsyncServer:
        importlib.import_module("aiohttp.web")


def _listen(control: socket.socket, go: threading.Event) -> None:
    """Pass the word on; at the end of the other side, end this process as a signal would."""
    while control.recv(len(GO)):
        go.set()
    signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGTERM)


if __name__ == "__main__":
    for number in interrupt.ENDS:
        signal.signal(number, interrupt.end)
    try:
        main(sys.argv[1], socket.socket(fileno=int(sys.argv[2])))
    except (KeyboardInterrupt, ConnectionError):
        interrupt.heard()
        sys.exit(130)
