"""Whether only the order of a list was lost."""

from collections.abc import Iterable
from typing import Any


def holds_the_same(found: Any, wanted: Iterable[Any]) -> bool:
    """Whether it is a list of the same things, in any order; told by their `repr`: not all can be hashed or sorted."""
    return type(found) is list and sorted(map(repr, found)) == sorted(map(repr, wanted))
