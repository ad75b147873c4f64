"""signature|raised 02: a parameter whose default cannot be shown."""


class Nameless:
    def __repr__(self) -> str:
        raise RuntimeError("I have no name")


def join_threads(urls: object, dest: object, more: object, default: object = Nameless()) -> list[object]:
    return []
