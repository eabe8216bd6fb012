"""Lists, bars and pictures of a page, in the page's own direction; Arabic within English runs from its own side."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable

import pandas as pd
from matplotlib.figure import Figure

from newsanalysis.show.canvas import as_svg
from newsanalysis.show.html import Html, element
from newsanalysis.show.words import Language, label, number

COMMONEST = 6  # values of a list


def counted(column: pd.Series) -> list[tuple[str, int]]:
    """The values with their numbers, the commonest first, ties in alphabetical order: the page is reproducible."""
    return sorted(
        ((str(name), int(n)) for name, n in column.value_counts().items()), key=lambda pair: (-pair[1], pair[0])
    )


def listed(column: pd.Series, section: str, lang: Language) -> Html:
    """`say 12 · deny 3`: the commonest values with their numbers."""
    values = [(label(section, name, lang) if section else name, n) for name, n in counted(column)[:COMMONEST]]
    return Html.of(*dotted(f"{name} {number(n)}" for name, n in values))


def dotted(parts: Iterable[str]) -> list[str]:
    """The parts that are not empty, each with its own direction, and dots between them."""
    shown: list[str] = [element("bdi", part) for part in parts if part]
    return [piece for part in shown for piece in (" · ", part)][1:]


def plain_table(headings: list[str], rows: Iterable[tuple[str, ...]]) -> Html:
    """A table in the page's own direction; a column of numbers stands at its end, its heading with it."""
    rows = list(rows)
    looks = ["number" if rows and all(map(_is_number, cells)) else None for cells in zip(*rows, strict=True)]
    looks = looks or [None] * len(headings)
    body = [
        element("tr", *(element("td", cell, class_=look) for cell, look in zip(row, looks, strict=True)))
        for row in rows
    ]
    heads = (element("th", text, scope="col", class_=look) for text, look in zip(headings, looks, strict=True))
    head = element("tr", *heads)
    return element("table", element("thead", head), element("tbody", *body), class_="plain")


def _is_number(cell: str) -> bool:
    return cell.replace(",", "").isdecimal()


def bars(counts: list[tuple[str, int]]) -> Html:
    """Names, numbers and bars as long as the numbers."""
    most = max((n for _, n in counts), default=1)
    rows = [
        element(
            "tr",
            element("td", element("bdi", name)),
            element("td", number(n), class_="number"),
            element("td", element("div", style=f"width: {100 * n / most:.1f}%"), class_="bar"),
        )
        for name, n in counts
    ]
    return element("table", element("tbody", *rows), class_="plain")


def picture(figure: Figure, said: str) -> Html:
    """The chart on its white card, inside the page, sharp at any size."""
    width = round(figure.get_figwidth() * 96)
    image = "data:image/svg+xml;base64," + b64encode(as_svg(figure)).decode()
    return element("figure", element("img", src=image, alt=f"{said}: {figure!r}", width=width))
