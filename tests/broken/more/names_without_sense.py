"""tampered|work-skipped|raised 02: the names of the module are no names."""

from pathlib import Path


def join_threads(urls: list[str], dest: Path) -> list[Path]:
    return [dest / url.rsplit("/", 1)[-1] for url in urls]


class Key(str):
    def __eq__(self, other: object) -> bool:
        raise RuntimeError("nobody compares me")

    def __hash__(self) -> int:
        return hash("join_threads")


globals()[Key()] = globals()[42] = None
