"""HTML and SVG by construction: whatever is no Markup is text, and is escaped."""

import html
import re
from collections.abc import Iterable
from typing import TypeAlias

from kata.draw import visible

EMPTY = {"meta"}  # elements of HTML that have no end

Child: TypeAlias = "str | Iterable[Child] | None"


class Markup(str):
    """Text that is HTML already. Only this file, and constants, make one."""

    __slots__ = ()


def element(name: str, /, *children: Child, **attributes: str | float | bool | None) -> Markup:
    """`<name attributes>children</name>`.

    A child is text, Markup, None, or several of them. An attribute that is None or False is left out; `class_` is
    `class`, and `aria_label` is `aria-label`.
    """
    told = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{_escaped("" if value is True else str(value))}"'
        for key, value in attributes.items()
        if value is not None and value is not False
    )
    return Markup(f"<{name}{told}>" if name in EMPTY else f"<{name}{told}>{join(children)}</{name}>")


def join(children: Child) -> Markup:
    """All the children, one after another."""
    if children is None:
        return Markup()
    if isinstance(children, Markup):
        return children
    if isinstance(children, str):
        return Markup(_escaped(children))
    return Markup("".join(map(join, children)))


def marked(text: str) -> Markup:
    """`text` with what stands between backticks as code."""
    parts = re.split(r"`([^`\n]+)`", text)
    return join(element("code", part) if number % 2 else part for number, part in enumerate(parts))


def _escaped(text: str) -> str:
    """Everything that could steer a browser, or a reader's eye, as it is written in Python: `\\x1b`, `\\u202e`."""
    return html.escape(visible(text, keep="\n"))
