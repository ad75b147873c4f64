"""`kata run`: run the file of an exercise itself, as the main program, with the terminal, for prints and a debugger."""

import argparse
import os
import sys

from kata import room


def main(options: argparse.Namespace) -> int:
    """Replaces this process by Python with the learner's file, so that its exit code and its signals are its own."""
    file = room.submission_file(room.find(options.exercise).file(options.room))
    sys.stdout.flush()
    os.execv(sys.executable, [sys.executable, str(file)])
