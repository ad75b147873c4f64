"""raised 02: the exception lies about its class, its arguments and its traceback."""

from pathlib import Path
from typing import Any


class Lies(type):
    @property
    def __mro__(cls) -> Any:  # type: ignore[override]
        raise RuntimeError("no classes")

    @property
    def __module__(cls) -> Any:
        raise RuntimeError("no module")


class Liar(Exception, metaclass=Lies):
    def __getattribute__(self, name: str) -> Any:
        raise RuntimeError(f"no {name}")


def join_threads(urls: list[str], dest: Path) -> list[Path]:
    raise Liar(1)
