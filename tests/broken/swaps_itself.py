"""tampered|missing|signature 02: something that is no module takes its place."""

import sys


class Everything:
    def __getattr__(self, name: str) -> object:
        return lambda *args: args


sys.modules[__name__] = Everything()  # type: ignore[assignment]
