"""Frames of plain data over a socket: four bytes of length, then what `kata.plain` writes."""

import socket
import struct
from typing import Any

from kata import plain

LOST = 113  # the exit code of a runner that cannot send any more
_LENGTH = struct.Struct("!I")


def pack(message: Any) -> bytes:
    data = plain.dumps(message)
    return _LENGTH.pack(len(data)) + data


def send(channel: socket.socket, message: Any) -> None:
    channel.sendall(pack(message))


def receive(channel: socket.socket) -> Any:
    """The next message; EOFError when the other side has gone."""
    buffer = Buffer()
    while True:
        data = channel.recv(buffer.missing())
        if not data:
            raise EOFError
        buffer.feed(data)
        for message in buffer.messages():
            return message


class Buffer:
    """Takes bytes as they come and gives the messages that are whole."""

    def __init__(self) -> None:
        self._data = bytearray()

    def feed(self, data: bytes) -> None:
        self._data += data

    def missing(self) -> int:
        """How many bytes the message that has begun still lacks."""
        if len(self._data) < _LENGTH.size:
            return _LENGTH.size - len(self._data)
        return _LENGTH.size + self._size() - len(self._data)

    @property
    def begun(self) -> bool:
        """Whether a message has begun and not ended."""
        return bool(self._data)

    def _size(self) -> int:
        """Raises ValueError as soon as a message of an impossible size is announced."""
        size: int = _LENGTH.unpack_from(self._data)[0]
        if size > plain.MAX_BYTES:
            raise ValueError("a message of an impossible size")
        return size

    def messages(self) -> list[Any]:
        """Raises ValueError for bytes that are no message of ours."""
        found = []
        while len(self._data) >= _LENGTH.size and len(self._data) >= _LENGTH.size + self._size():
            end = _LENGTH.size + self._size()
            found.append(plain.loads(bytes(self._data[_LENGTH.size : end])))
            del self._data[:end]
        return found
