"""Words of an article are shown as words, by every view: whatever they are made of, a page has the elements that it has for
harmless ones, runs nothing of theirs and loads nothing from outside."""

from __future__ import annotations

import gzip
import re
from base64 import b64decode
from collections import Counter
from collections.abc import Callable
from html.parser import HTMLParser
from typing import Any

import pandas as pd
import pytest

import newsanalysis as na
from newsanalysis.extract.extraction import Extraction
from newsanalysis.tables import TABLES, conform

EVIL = (
    '"><img src=x onerror=alert(1)><script>alert(2)</script></script></textarea></title></style><svg/onload=alert(3)>'
    "</template></section><iframe src=//evil.example></iframe>'><a href=javascript:alert(4)>&lt;b&gt;]]>--><base href=//evil>"
)
ACTIVE = {
    "script",
    "iframe",
    "object",
    "embed",
    "form",
    "link",
    "base",
    "meta",
    "img",
    "svg",
    "style",
    "template",
    "audio",
}


def found(word: str) -> Extraction:
    """Articles in which `word` stands wherever a word of a stranger can stand."""
    texts = [
        f"قال الوزير {word} إن 3 جنود قتلوا في درنة. {word} وأضاف أن «{word}» انتهت، وانتقد ما يسمى «الدولة» {word}.",
        f"أعلنت وزارة الصحة {word} مقتل 27 شخصا في درنة، نقلا عن وكالة {word}.",
    ]
    articles = pd.DataFrame({"text": texts, "title": word, "outlet": [f"أ {word}", f"ب {word}"], "event": word})
    articles = articles.assign(article_id=[f"a {word}", f"b {word}"], url=["javascript:alert(5)", f"http://[{word}"])
    made = na.extract(articles.assign(published=pd.Timestamp("2024-03-01"), **{word: word}))
    lost = conform(pd.DataFrame({"file": [word], "problem": [word], "remedy": [word]}), "problems")
    return Extraction(made.articles, made.claims, made.figures, lost, made.terms)


def _reader(one: Extraction) -> str:
    """The page, and what its script unpacks into it."""
    page = na.show_corpus(one).page
    packed = re.search(r'<script type="text/plain" id="packed">([^<]*)<', page)
    assert packed
    return page + gzip.decompress(b64decode(packed[1])).decode()


def _report(one: Extraction) -> str:
    from newsanalysis.show.report import report

    return str(report(one.articles, one.claims, one.figures, one.problems, terms=one.terms))


def _empty(articles: pd.DataFrame) -> list[dict[str, Any]]:
    """A gold in which nothing is marked, so that all that is found is an error to be shown."""
    return [{"article_id": name, "figures": [], "claims": []} for name in articles["article_id"]]


VIEWS: dict[str, Callable[[Extraction], str]] = {
    "article": lambda one: na.show_article(one.articles.iloc[0], one.claims, one.figures)._repr_html_(),
    "report": _report,
    "reader": _reader,
    "reader in a notebook": lambda one: na.show_corpus(one)._repr_html_(),
    "search": lambda one: na.search(one.articles, "الوزير")._repr_html_(),
    "explained figure": lambda one: na.explain(one.figures["figure_id"][0], one)._repr_html_(),
    "explained claim": lambda one: na.explain(one.claims["claim_id"][0], one)._repr_html_(),
    "figures": lambda one: na.show_figures(one.figures, one.articles)._repr_html_(),
    "conflicts": lambda one: na.show_conflicts(
        na.conflicts(one.figures, one.claims, one.articles), one.figures, one.articles
    )._repr_html_(),
    "errors": lambda one: na.errors_view(
        na.score(one.articles, _empty(one.articles), one.figures, one.claims), one.articles, limit=50
    )._repr_html_(),
    "explorer": lambda one: na.explorer(one.articles)._repr_html_(),
    **{f"table of {name}": lambda one, name=name: na.rtl_table(getattr(one, name))._repr_html_() for name in TABLES},
}  # fmt: skip


class Page(HTMLParser):
    """How many there are of each element, the names of all attributes, and the addresses."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: Counter[str] = Counter()
        self.attributes: set[str] = set()
        self.addresses: set[str] = set()
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        for name, value in attrs:
            self.attributes.add(name)
            if name in ("src", "href", "action", "formaction", "data", "poster", "xlink:href"):
                self.addresses.add(value or "")
            if name == "srcdoc":
                self.feed_inner(value or "")

    def feed_inner(self, page: str) -> None:
        inner = Page(page)
        self.tags += inner.tags
        self.attributes |= inner.attributes
        self.addresses |= inner.addresses


@pytest.fixture(scope="module")
def evil() -> Extraction:
    return found(EVIL)


@pytest.fixture(scope="module")
def plain() -> Extraction:
    return found("عمران")


@pytest.mark.parametrize("name", VIEWS)
def test_a_view_is_the_same_whatever_the_words_are(name: str, evil: Extraction, plain: Extraction) -> None:
    shown, other = VIEWS[name](evil), VIEWS[name](plain)
    assert "عمران" in other or name in ("search", "explained figure", "explained claim")
    page, harmless = Page(shown), Page(other)
    assert {tag: page.tags[tag] for tag in ACTIVE} == {tag: harmless.tags[tag] for tag in ACTIVE}
    assert not [name for name in page.attributes if name.startswith("on")]
    assert all(address.startswith(("#", "data:")) for address in page.addresses - harmless.addresses)
    assert "<svg/onload" not in shown and "<iframe src=//evil" not in shown and "<script>alert(2)" not in shown


def test_the_tables_of_the_evil_one_have_rows(evil: Extraction) -> None:
    """Or the test above would see nothing of them."""
    for name in TABLES:
        table = getattr(evil, name)
        assert len(table)
        assert any(EVIL[:20] in str(cell) for cell in table.to_numpy().ravel()), name
