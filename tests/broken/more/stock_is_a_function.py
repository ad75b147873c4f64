"""signature 05: a function where a class is wanted."""


def Stock(store: object) -> object:  # noqa: N802
    return store
