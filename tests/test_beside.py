"""kata.beside: a part of a scenario in a fork of its own, in a process where nothing else runs, as in a runner."""

import json
import subprocess
import sys

from kata import room

BEGIN = """
import json, os, threading, time
from kata.beside import beside
"""


def printed(code: str) -> list[object]:
    """What `code` prints, as JSON, in an interpreter of its own."""
    command = [sys.executable, "-c", BEGIN + code]
    run = subprocess.run(command, cwd=room.ROOT, capture_output=True, text=True, timeout=60, check=True)
    assert run.stderr == ""
    return [json.loads(line) for line in run.stdout.splitlines()]


def test_its_value_comes_back_and_nothing_is_left() -> None:
    code = """
with beside(lambda: (os.getpid(), bytes(200_000))) as early:
    pid, data = early()
try:
    os.kill(pid, 0)
except ProcessLookupError:
    print(json.dumps([pid != os.getpid(), len(data)]))
"""
    assert printed(code) == [[True, 200_000]]


def test_it_is_ended_where_nobody_asks() -> None:
    code = """
begun = time.monotonic()
with beside(lambda: time.sleep(60)):
    pass
print(json.dumps(time.monotonic() - begun < 20))
"""
    assert printed(code) == [True]


def test_one_that_raises_gives_nothing() -> None:
    code = """
with beside(lambda: 1 // 0) as early:
    print(json.dumps(early()))
"""
    assert printed(code) == [None]


def test_nothing_is_forked_beside_other_threads() -> None:
    code = """
over = threading.Event()
other = threading.Thread(target=over.wait)
other.start()
with beside(lambda: 7) as early:
    print(json.dumps(early()))
over.set()
"""
    assert printed(code) == [None]
