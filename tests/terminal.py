"""A real pseudo-terminal with a program in it, and what a person would see on its screen."""

import contextlib
import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

HOME, CODES = "\x1b[H", re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


class Terminal:
    """The program leads a session of its own, whose terminal this is: Ctrl-C and a hang-up reach it as anywhere."""

    def __init__(
        self, command: Sequence[str], folder: Path, environment: Mapping[str, str], size: tuple[int, int] = (80, 24)
    ) -> None:
        self.master, slave = pty.openpty()
        self.slave = slave  # kept open, to be asked how the program left it
        self.before = termios.tcgetattr(slave)
        self.resize(*size)
        self.said = b""
        self.process = subprocess.Popen(
            command,
            cwd=folder,
            env=dict(environment),
            stdin=slave,
            stdout=slave,
            stderr=slave,
            start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),
        )

    def resize(self, columns: int, rows: int) -> None:
        """The kernel tells the program by SIGWINCH."""
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def press(self, keys: str) -> None:
        os.write(self.master, keys.encode())

    @property
    def text(self) -> str:
        """All that was said so far, without its codes."""
        return CODES.sub("", self.said.decode("utf-8", "replace")).replace("\r", "")

    @property
    def screen(self) -> str:
        """What was drawn last, whole or not yet."""
        frame = self.said.decode("utf-8", "replace").rpartition(HOME)[2]
        return CODES.sub("", frame).replace("\r", "")

    def read(self, seconds: float) -> bool:
        """Take what comes within so many seconds; whether anything did."""
        if not select.select([self.master], [], [], seconds)[0]:
            return False
        try:
            self.said += os.read(self.master, 1 << 16)
        except OSError:
            return False
        return True

    def wait(self, *texts: str, seconds: float = 60.0) -> str:
        """The screen, when all of the texts stand on it."""
        self.until(lambda: all(text in self.screen for text in texts), seconds)
        return self.screen

    def until(self, true: Callable[[], Any], seconds: float = 60.0) -> None:
        end = time.monotonic() + seconds
        while not true():
            assert time.monotonic() < end, f"this is on the screen:\n{self.screen}\n-- all of it:\n{self.text[-4000:]}"
            self.read(0.05)

    def ended(self, seconds: float = 30.0) -> int:
        """Its exit code, when it has ended."""
        self.until(lambda: self.process.poll() is not None, seconds)
        while self.read(0.0):
            continue
        return self.process.returncode

    def is_as_it_was(self) -> bool:
        """Whether the terminal has the modes that it had before the program."""
        return termios.tcgetattr(self.slave) == self.before

    def close(self) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        os.close(self.slave)
        os.close(self.master)
