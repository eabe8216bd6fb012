"""Texts that nobody wrote: pieces of news grammar and of what breaks programs, in any order, and the digests with letters lost.

The examples are the same at every run.
"""

from __future__ import annotations

import math
import random
from html.parser import HTMLParser

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsanalysis.extract import extract
from newsanalysis.extract.article import extract_article
from newsanalysis.extract.extraction import Extraction, extract_frame
from newsanalysis.read import bundled
from newsanalysis.show.article import show_article
from newsanalysis.show.report import report
from newsanalysis.tables import check_evidence, validate

NEWS = """
قال أضاف وأضاف أعلن نفى اتهم دعا وصف نقلت نقلا عن بحسب وفقا ل لوكالة كما فيما الذي ما يسمى المزعوم أما فقال
قائلا مضيفا له عنه أنه أن إن الوزير وزارة الصحة محمد علي رويترز مصادر بيان جاء في 3 ٢٧ ۴۰ ४๕ 1,250 4ر1
88.\u200f52 2014 1436 31 12/1/2014 10:30 3-1 ثلاثة عشرون وعشرون مئة ألف آلاف مليون مليار عشرات المئات قتيلين
جنديان نصف ثلثا واحد أحد عشر ونصف الأول نحو أكثر من على الأقل لم يتجاوز بين إلى حتى أمس الثلاثاء يناير قبل منذ
أسبوعين قتل قتلى جنود جندي مقتل إصابة جرحى مدنيين بينهم منهم آخرون شخصا عاما دولار في المئة % كيلومترا محافظة
درنة شمال و ف ب ، . : ؛ ؟ ! … « » “ ” " ( ) [ ] - – / +
""".split()
HOSTILE = [
    "\u202e", "\u2067", "\u200f", "\u200b", "\u200d", "\ufeff", "\u064e", "\u0301", "ـ", "\0", "\x1f", "\r", "\t", "\n", "\u2028",
    "ﷺ", "ﻻ", "ﻗﺘﻞ", "²", "½", "①", "𝟜", "9" * 31, "9" * 400, "0", "<script>alert(1)</script>", '" onload="x', "&amp;", "</span>",
    "=1+1", "'", "<<", "((", "''", "😀", "a", "_", "جنود\u0301", "قا\u200bل", "$",
]  # fmt: skip
SEPARATORS = [" ", " ", " ", "", "، ", ". ", "\n"]
texts = st.lists(
    st.tuples(st.sampled_from(NEWS + NEWS + HOSTILE), st.sampled_from(SEPARATORS)), min_size=1, max_size=40
).map(lambda pieces: "".join(piece + separator for piece, separator in pieces))
TABLES = ("claims", "figures", "terms")


def _frame(texts: list[str]) -> pd.DataFrame:
    day = pd.Timestamp("2015-07-21")
    return pd.DataFrame({"article_id": [f"a{n}" for n in range(len(texts))], "text": texts, "published": day})


def _holds(found: Extraction) -> None:
    assert found.problems.empty, found.problems["problem"].tolist()
    for name in TABLES:
        validate(getattr(found, name), name)
        check_evidence(getattr(found, name), name, found.articles)
    for name in ("value", "low"):
        assert found.figures[name].dropna().map(math.isfinite).all()
    assert (found.figures["high"].map(math.isfinite) | found.figures["qualifier"].isin(("at_least", "more_than"))).all()


@settings(max_examples=20, derandomize=True)
@given(st.lists(texts, min_size=1, max_size=4))
def test_tables_hold_for_any_text(written):
    _holds(extract(_frame(written)))


@settings(max_examples=25, derandomize=True)
@given(st.lists(st.tuples(st.sampled_from([*NEWS, *HOSTILE, "\ud800", "\udfff"]), st.just(" ")), max_size=40))
def test_an_article_is_taken_apart_even_with_half_characters(pieces):
    extract_article("a", "".join(piece + separator for piece, separator in pieces))


@settings(max_examples=15, derandomize=True)
@given(st.lists(texts, min_size=2, max_size=4))
def test_no_article_changes_what_another_says(written):
    frame = _frame(written)
    once = extract_frame(frame)
    again = extract_frame(frame.iloc[::-1])
    for name in TABLES:
        key = f"{name.removesuffix('s')}_id"
        forth, back = (getattr(found, name).sort_values(key, ignore_index=True) for found in (once, again))
        pd.testing.assert_frame_equal(forth, back)


class _Page(HTMLParser):
    """The elements of a page with their attributes, and its text; `inside` collects the text of one element."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text.append(data)


OURS = {"div", "span", "bdi", "table", "thead", "tbody", "tr", "th", "td", "a", "br"}
SAID = {"dir", "lang", "style", "title", "id", "href", "scope", "class", "data-claim", "data-figure"}


@settings(max_examples=25, derandomize=True)
@given(texts, texts)
def test_a_page_shows_the_text_and_runs_none_of_it(text, title):
    article = _frame([text]).assign(title=title, outlet=title, article_id="<a onclick='x'>")
    found = extract(article)
    page = _Page(show_article(found.articles.iloc[0], found.claims, found.figures).html)
    assert {tag for tag, _ in page.elements} <= OURS
    assert {name for _, attributes in page.elements for name in attributes} <= SAID
    assert all((attributes.get("href") or "#").startswith("#") for _, attributes in page.elements)
    assert text.replace("\0", "\ufffd") in "".join(page.text)


def test_a_report_runs_nothing_and_loads_nothing():
    evil = '"><img src=x onerror=alert(1)><script>alert(2)</script>'
    written = [f"قال الوزير {evil} إن 3 جنود قتلوا في درنة. {evil}", "أعلنت وزارة الصحة مقتل 27 شخصا."]
    plain = extract(_frame([text.replace(evil, "علي") for text in written]))
    articles = _frame(written).assign(
        title=evil, outlet=evil, url=["javascript:alert(1)", "http://[<script>x</script>"]
    )
    found = extract(articles)
    problems = pd.DataFrame({"file": [evil], "problem": [evil], "remedy": [evil]})
    page, other = (
        _Page(report(one.articles, one.claims, one.figures, lost, title=name))
        for one, lost, name in ((found, problems, evil), (plain, plain.problems, "عنوان"))
    )
    for active in ("script", "iframe", "object", "embed", "form", "link", "base", "meta"):
        ours, theirs = (sum(tag == active for tag, _ in one.elements) for one in (page, other))
        assert ours == theirs, active
    for _, attributes in page.elements:
        assert not [name for name in attributes if name.startswith("on")]
        assert (attributes.get("src") or "data:image/").startswith("data:image/")
        assert (attributes.get("href") or "#").startswith("#")
    assert sum(evil in piece for piece in page.text) > 3


@pytest.mark.parametrize("seed", [1, 2])
def test_digests_with_letters_lost_doubled_and_added(seed):
    chance = random.Random(seed)
    articles = bundled().articles[["article_id", "text", "published"]]

    def spoiled(text: str) -> str:
        letters = list(text)
        for _ in range(len(letters) // 40):
            at = chance.randrange(len(letters))
            letters[at] = chance.choice(
                ["", letters[at] * 2, letters[at] + chance.choice(HOSTILE), chance.choice(NEWS)]
            )
        return "".join(letters)

    found = extract(articles.assign(text=articles["text"].map(spoiled)))
    _holds(found)
    assert len(found.figures) > 300 and len(found.claims) > 300
