"""What a submission prints, of which the beginning is kept."""

from collections import Counter

KEPT = 64 * 1024  # bytes of each stream
MOST = 16 * 1024**2  # bytes on one stream; whoever prints more is not waited for


class Printed:
    """The two streams of one call, `out` and `err`."""

    def __init__(self) -> None:
        self.kept = {"out": bytearray(), "err": bytearray()}
        self._dropped = Counter[str]()

    def take(self, stream: str, data: bytes) -> None:
        """So much has come on this stream."""
        room = KEPT - len(self.kept[stream])
        self.kept[stream] += data[:room]
        self._dropped[stream] += max(0, len(data) - room)

    @property
    def too_much(self) -> bool:
        return max(self._dropped.values(), default=0) > MOST

    @property
    def out(self) -> str:
        return self.kept["out"].decode("utf-8", "replace")

    @property
    def err(self) -> str:
        return self.kept["err"].decode("utf-8", "replace")
