"""signature|raised 02: an object that raises when it is looked at."""


class Sphinx:
    @property
    def __signature__(self) -> object:
        raise RuntimeError("do not look at me")

    def __getattribute__(self, name: str) -> object:
        raise RuntimeError(f"do not ask me for {name}")

    def __call__(self, urls: object, dest: object) -> list[object]:
        return []


join_threads = Sphinx()
