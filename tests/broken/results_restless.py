"""not-plain|tampered|left-running|wrong-result|work-skipped 02: a dict that a thread goes on changing."""

import threading
from pathlib import Path


def join_threads(urls: list[str], dest: Path) -> dict[int, int]:
    restless: dict[int, int] = {}

    def change() -> None:
        while True:
            restless.clear()
            for number in range(1000):
                restless[number] = number

    threading.Thread(target=change, daemon=True).start()
    return restless
