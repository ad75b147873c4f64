"""raised 02: a function that calls itself without end while the file is imported."""


def again() -> None:
    again()


again()
