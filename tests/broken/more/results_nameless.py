"""not-plain 02: an object whose class has no name that can be asked for."""

from pathlib import Path


class Nameless(type):
    def __getattribute__(cls, name: str) -> object:
        raise RuntimeError(f"no {name}")


class Thing(metaclass=Nameless):
    pass


def join_threads(urls: list[str], dest: Path) -> object:
    return Thing()
