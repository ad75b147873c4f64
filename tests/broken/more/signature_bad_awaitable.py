"""signature|raised 18: something to await that gives the loop nonsense."""

from collections.abc import Iterator


class Nonsense:
    def __await__(self) -> Iterator[object]:
        yield "nonsense"


def gather_fetches(urls: list[str]) -> Nonsense:
    return Nonsense()
