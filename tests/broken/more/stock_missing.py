"""missing 05: the name begins with a small letter."""


class stock:  # noqa: N801
    pass
