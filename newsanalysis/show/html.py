"""HTML written by a function that escapes: text given to it stays text, whatever it contains."""

from __future__ import annotations

import re
from html import escape as _escape
from typing import Self
from urllib.parse import quote

VOID = {"br", "img", "input", "meta", "hr"}


class Html(str):
    """Text that is HTML already and is put in as it is."""

    __slots__ = ()

    @classmethod
    def of(cls, *parts: object) -> Self:
        """The `parts` one after the other, each escaped unless it is HTML."""
        return cls("".join(escaped(part) for part in parts))


def element(tag: str, *content: object, **attributes: object) -> Html:
    """A `tag` around its `content`, with its `attributes`; all but `Html` is escaped.

    ``class_`` stands for ``class`` and ``data_id`` for ``data-id``. An attribute that is None is left out, one that is
    True stands without a value.
    """
    written = "".join(
        f" {name}" if value is True else f' {name}="{escaped(str(value))}"'
        for name, value in ((_name(key), value) for key, value in attributes.items())
        if value is not None and value is not False
    )
    if tag in VOID:
        return Html(f"<{tag}{written}>")
    return Html(f"<{tag}{written}>{Html.of(*content)}</{tag}>")


def escaped(part: object) -> Html:
    """`part` as HTML. A carriage return is written as a reference, since a browser would drop it and shift the text; NUL,
    which HTML cannot hold, as U+FFFD, as a browser reads it where it does not drop it."""
    if isinstance(part, Html):
        return part
    return Html(_escape(str(part), quote=True).replace("\r", "&#13;").replace("\0", "\ufffd"))


def anchor(kind: str, identifier: object) -> str:
    """The id of the mark of a claim or a figure; an id may not contain white space."""
    return f"{kind}-" + re.sub(r"\s+", "_", str(identifier))


def to(anchor_id: str) -> str:
    """The address of an id within the page."""
    return "#" + quote(anchor_id, safe="")


def _name(key: str) -> str:
    return key.rstrip("_").replace("_", "-")
