"""A job whose work is done in C: it hashes megabytes, and hashlib lets go of the GIL while it does."""

import time

from kata.job import Job


class HashJob(Job):
    """Meets the others at the gate like any job; then it hashes, a megabyte at a time."""

    def work(self, seconds: float) -> None:
        import hashlib

        digest, megabyte = hashlib.sha256(), bytes(1024**2)
        end = time.thread_time() + seconds
        while time.thread_time() < end:
            digest.update(megabyte)
