"""missing 02: only a text and a constant."""

_ANSWER = 42
