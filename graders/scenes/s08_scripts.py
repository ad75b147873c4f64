"""The scripts of 08 as plain data: who does what, in which turns, and what must become of each turn."""

from typing import Any

Calls = dict[str, list[tuple[Any, ...]]]
Turns = list[tuple[str, str, bool]]
Script = tuple[int, Calls, Turns]


def put(*items: Any) -> list[tuple[Any, ...]]:
    return [("put", item) for item in items]


def get(n: int = 1) -> list[tuple[Any, ...]]:
    return [("get",)] * n


CLOSE, DRAIN = [("close",)], [("drain",)]


def turns(text: str) -> Turns:
    """`A` comes to its end, `A?` waits, `A*` may do either; `A!` may do either and is stopped when it is woken."""
    must = {"?": ("wait", False), "*": ("any", False), "!": ("any", True)}
    return [(one.rstrip("?*!"), *must.get(one[-1], ("end", False))) for one in text.split()]


IN_ORDER: list[Script] = [
    (3, {"A": [*put("a", None, "c"), *get(3)]}, turns("A")),
    (2, {"A": [*put(1, 2), *get(), *put(3), *get(2), *put(4), *get()]}, turns("A")),
    (1, {"A": [*put(0), *get(), *put(""), *get()]}, turns("A")),
]
BOUND: list[Script] = [
    (2, {"A": put(1), "B": put(2), "C": put(3), "D": get(), "E": put(4), "F": get(2)}, turns("A B C? D C E? F E")),
    (3, {"A": put(1), "B": put(2), "C": put(3), "D": put(4), "E": get(), "F": get(3)}, turns("A B C D? E D F")),
    (1, {"A": get(), "B": put(1)}, turns("A? B A")),
    (1, {"A": get(), "B": put(None)}, turns("A? B A")),
    (1, {"A": put(None), "B": put(None), "C": get(), "D": get()}, turns("A B? C B D")),
]
CLOSING: list[Script] = [
    (4, {"A": put(1, None, 1, ""), "B": CLOSE, "X": CLOSE, "C": DRAIN, "D": put(4), "E": get()}, turns("A B X C D E")),
    (1, {"A": put(1), "B": CLOSE, "C": put(2), "D": DRAIN, "E": DRAIN}, turns("A B C D E")),
    (2, {"A": CLOSE, "B": CLOSE, "C": put(1), "D": get()}, turns("A B C D")),
]
WOKEN: list[Script] = [
    (2, {"A": get(), "B": put(1), "C": get(), "D": put(2)}, turns("A! B A! C* A* D A C")),
    (2, {"A": get(), "C": get(), "B": put(1), "D": put(2)}, turns("A? C? B A* C* D A C")),
    (1, {"O": put(0), "A": put(1), "G": get(), "C": put(2), "H": get(2)}, turns("O A! G A! C* A* H A C")),
    (1, {"O": put(0), "A": put(1), "C": put(2), "G": get(), "H": get(2)}, turns("O A? C? G A* C* H A C")),
    (2, {"A": get(), "B": CLOSE}, turns("A? B A")),
]
ALL_WOKEN: list[Script] = [
    (1, {"A": get(), "B": get(), "C": get(), "X": CLOSE}, turns("A? B? C? X A B C")),
    (1, {"O": put(0), "A": put(1), "B": put(2), "C": put(3), "X": CLOSE, "D": DRAIN}, turns("O A? B? C? X A B C D")),
    (1, {"O": put(0), "A": put(1), "X": CLOSE, "D": DRAIN}, turns("O A! X D A")),
    (2, {"P": put(1), "A": DRAIN, "B": DRAIN, "X": CLOSE}, turns("A! B! P X A B")),
    (1, {"A": get(), "B": get(), "P": put(1), "Q": put(2)}, turns("A! B? P A! Q* A Q B")),
    (1, {"O": put(0), "P": put(1), "Q": put(2), "A": get(), "B": get(2)}, turns("O P! Q? A P! B* P Q B")),
    (2, {"A": get(), "B": get(), "P": put(1), "Q": put(2)}, turns("A! B! P Q A B")),
    (2, {"O": put(0, 1), "A": put(2), "B": put(3), "P": get(), "Q": get(), "C": get(2)}, turns("O A! B! P Q A B C")),
]
