"""missing 02: the module says that it has every name."""


def __getattr__(name: str) -> object:
    return lambda *args: args
