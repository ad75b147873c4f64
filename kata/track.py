"""Where a race is run: the judge's servers and gates, made when a lap first asks for them and closed at the end."""

from contextlib import ExitStack
from functools import cached_property
from pathlib import Path
from typing import Any

from kata.background import BackgroundLoop
from kata.gate import Gate, Gates
from kata.room import temporary
from kata.site import AsyncServer, Site, Sites, ThreadServer


class Track:
    """`with Track(AsyncServer) as track: track.site(); track.gate(burn=0.05)`. What a grader gets from its fixtures,
    without pytest."""

    def __init__(self, server: type[AsyncServer] | type[ThreadServer] = ThreadServer) -> None:
        self._kind = server
        self._stack = ExitStack()

    def __enter__(self) -> "Track":
        return self

    def __exit__(self, *_error: object) -> None:
        self._stack.close()

    @cached_property
    def _background(self) -> BackgroundLoop:
        background = BackgroundLoop()
        self._stack.callback(background.close)
        return background

    @cached_property
    def _server(self) -> Sites:
        server = self._kind(self._background)
        self._stack.callback(server.close)
        return server

    @cached_property
    def _gates(self) -> Gates:
        gates = Gates(self._background)
        self._stack.callback(gates.close)
        return gates

    def site(self) -> Site:
        """A new site."""
        return self._server.site()

    def gate(self, **parts: Any) -> Gate:
        """A new gate for jobs, with these fields."""
        return self._gates.gate(**parts)

    def folder(self) -> Path:
        """A new folder, which is removed at the end."""
        return self._stack.enter_context(temporary())
