"""Several watches of one call."""

from kata.live import Live, Watch


def both(*watches: Watch) -> Watch:
    """A watch that does what each of them does, until one of them has ended the call."""

    def watch(live: Live) -> None:
        for one in watches:
            if not live.ended:
                one(live)

    return watch
