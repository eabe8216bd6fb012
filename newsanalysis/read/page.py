"""A page whose article is not looked for yet, in the place of a text: finding it is most of the work of reading it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import Any

from newsanalysis.read.sources import Source

BYTES_A_LETTER = 4  # of a page, with all its marks


@dataclass(frozen=True)
class Page:
    """A page as it was saved: `row` is its place in an archive, `more` has what is known of it from outside."""

    data: bytes
    source: Source
    encoding: str | None = None
    row: int | None = None
    more: dict[str, Any] = field(default_factory=dict)

    def __len__(self) -> int:
        """About how many letters its article may have."""
        return len(self.data) // BYTES_A_LETTER

    def __repr__(self) -> str:
        """With its content as a hash: a run knows by it whether the page is the same as last time."""
        digest = hashlib.sha256(self.data).hexdigest()
        return f"Page({self.source.file!r}, {self.row}, {digest}, {self.encoding}, {self.more}, {self.source.settings})"
