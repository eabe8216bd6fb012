"""A saved web page to the article in it."""

from __future__ import annotations

import re

from newsanalysis.read.encodings import decode
from newsanalysis.read.problems import Unreadable
from newsanalysis.read.records import Records, one_article

_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_HEAD = 4096  # bytes of a page in which its encoding must be declared

# The parser compares each attribute of a tag with those before it, so a tag of a hundred thousand takes minutes.
MOST_ATTRIBUTES = 1000
_LONG_TAG = re.compile(r"""<[a-z](?:[^>"']|"[^"]*"|'[^']*'){2000,}+""", re.IGNORECASE)
_QUOTED = re.compile("\"[^\"]*\"|'[^']*'")


def read_page(data: bytes, encoding: str | None) -> list[Records]:
    """The article's text, title, date, address and outlet (the site's name, else its host). Raises `Unreadable`.

    The text is what is left when menus and advertisements are taken away: offsets point into it, not into the page.
    """
    from trafilatura import bare_extraction
    from trafilatura.settings import Document

    text, faults = decode(data, encoding or _declared(data))
    if any(len(_QUOTED.sub(" ", tag[0]).split()) > MOST_ATTRIBUTES for tag in _LONG_TAG.finditer(text)):
        raise Unreadable(
            f"a tag of more than {MOST_ATTRIBUTES:,} attributes", "save the page's text as .txt, or give it in a table"
        )
    page = bare_extraction(
        text,
        with_metadata=True,
        include_comments=False,
        # Only a date that the page declares: one found somewhere in its text may be any date.
        date_extraction_params={"original_date": True, "extensive_search": False, "max_date": "2199-12-31"},
    )
    if not isinstance(page, Document) or not page.text:
        raise Unreadable("no article found in the page", "save the page's text as .txt, or give it in a table")
    found = {
        "text": page.text,
        "title": page.title,
        "published": page.date,
        "url": page.url,
        "outlet": page.sitename or page.hostname,
        "author": page.author,
    }
    return [one_article({name: value for name, value in found.items() if value}, faults)]


def _declared(data: bytes) -> str | None:
    """The encoding that the page names, if it is to be believed: UTF-8 is checked before any declaration."""
    match = _CHARSET.search(data[:_HEAD])
    if match is None:
        return None
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        name = match[1].decode("ascii", "replace")
        try:
            data.decode(name)
        except (LookupError, UnicodeError):
            return None
        return name
    return None
