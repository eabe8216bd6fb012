"""The text that an exercise asks about: nothing marked, the paragraphs numbered, so that a task can name one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import pandas as pd

from newsanalysis.read import Corpus, bundled
from newsanalysis.show.html import Html, element

TEXT = "text-align: right; line-height: 2; font-size: 1.1em; max-width: 46em; margin: 0.4em 0"
TITLE = "text-align: right; font-weight: bold; font-size: 1.2em"
FAINT = "opacity: 0.7; text-align: right"


@dataclass(frozen=True)
class Passage:
    """An article to read: `html` for a page, and as text its id and how many paragraphs it has."""

    article_id: str
    paragraphs: int
    html: str

    def _repr_html_(self) -> str:
        return self.html

    def __repr__(self) -> str:
        return f"article {self.article_id}: {self.paragraphs} paragraphs"


def passage(article_id: str) -> Passage:
    """An article of the bundled corpus as its reader sees it. Raises ``KeyError``, naming ids that look alike."""
    article = corpus().article(article_id)
    lines = [line for line in str(article["text"]).splitlines() if line.strip()]
    day = f"{pd.Timestamp(article['published']):%Y-%m-%d}"
    place = Html(" · ").join(element("bdi", part) for part in (article["outlet"], day, article_id))
    html = element(
        "div",
        element("div", article["title"], dir="rtl", style=TITLE),
        element("div", Html(place), dir="rtl", style=FAINT),
        *(
            element("div", element("b", f"{n}. "), line, dir="rtl", lang="ar", style=TEXT)
            for n, line in enumerate(lines, 1)
        ),
        dir="rtl",
        lang="ar",
    )
    return Passage(article_id, len(lines), str(html))


@cache
def corpus() -> Corpus:
    """The bundled corpus, read once."""
    return bundled()
