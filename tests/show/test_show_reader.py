"""The reader: every article in one page, packed, and nothing in it from elsewhere."""

from __future__ import annotations

import gzip
import re
from base64 import b64decode
from html import unescape
from urllib.parse import unquote

import pytest

from newsanalysis.extract import Extraction
from newsanalysis.show import show_corpus


@pytest.fixture
def found(articles, claims, figures, problems):
    return Extraction(articles, claims, figures, problems)


def unpacked(page: str) -> str:
    (packed,) = re.findall(r'<script type="text/plain" id="packed">([A-Za-z0-9+/=]*)</script>', page)
    return gzip.decompress(b64decode(packed)).decode("utf-8")


def test_every_article_is_in_it_with_its_text(found, articles):
    html = unpacked(show_corpus(found).page)
    texts = re.findall(r'<section><div dir="rtl" lang="ar"[^>]*>(.*?)</div></section>', html, re.DOTALL)
    assert [unescape(re.sub("<[^>]*>", "", text)) for text in texts] == articles["text"].tolist()
    names = re.findall(r'<button type="button" data-outlet="([^"]*)" title="([^"]*)"><b><bdi>(.*?)</bdi>', html)
    # An article without a title goes by its first words.
    assert names == [
        ("الميناء", "p1", "حريق &lt;المرفأ&gt;"),
        ("Harbour News", "p2", "خفضت وزارة الصحة الحصيلة إلى 20 قتيلا، وقالت إن عشرات …"),
    ]


def test_every_row_leads_to_a_mark_of_its_article(found):
    for article in unpacked(show_corpus(found).page).split("<template>")[1:]:
        ids = re.findall(r' id="([^"]*)"', article)
        links = {unquote(link) for link in re.findall(r'href="#([^"]*)"', article)}
        assert ids and len(ids) == len(set(ids)) and links == set(ids)


def test_the_earliest_article_comes_first_and_an_undated_one_last(found, articles):
    undated = articles.assign(published=[None, articles["published"][1]])
    page = show_corpus(Extraction(undated, found.claims, found.figures, found.problems)).page
    assert re.findall(r'<button [^>]*title="([^"]*)"', unpacked(page)) == ["p2", "p1"]


def test_articles_beyond_the_limit_are_counted(found):
    view = show_corpus(found, limit=1)
    assert repr(view) == "reader: 1 articles, 2 claims, 4 figures"
    assert "1 more articles are not taken in" in view.page and "p2" not in unpacked(view.page)


def test_nothing_is_fetched_and_nothing_becomes_a_tag(found):
    bad = '"></script><script>alert(1)</script>'
    found.articles["title"] = found.articles["outlet"] = bad
    found.claims["speaker"] = bad
    page = show_corpus(found).page
    assert page.count("<script") == 2 and "<script" not in unpacked(page)
    for part in (page, unpacked(page)):
        assert "://" not in part and "url(" not in part and "@import" not in part and "src=" not in part


def test_in_a_notebook_it_is_a_frame_with_a_word_for_those_who_do_not_see_it(found):
    html = show_corpus(found, height=500)._repr_html_()
    inside = re.fullmatch(r'<iframe srcdoc="([^"]*)" height="500" style="[^"]*" dir="rtl">([^<]*)</iframe>', html)
    assert inside and unescape(inside[1]).startswith("<!doctype html>") and "Trust Notebook" in inside[2]


def test_its_words_follow_the_language(found):
    page = show_corpus(found, lang="ar").page
    assert 'placeholder="كلمات أو عنوان أو وسيلة…"' in page and "جميع الوسائل" in page and "all outlets" not in page


def test_the_page_is_written_whole_and_the_same_each_time(tmp_path, found):
    first, second = (show_corpus(found).write(tmp_path / "new" / name).read_bytes() for name in ("a.html", "b.html"))
    assert first == second and first.startswith(b"<!doctype html>")


def test_no_article_is_a_page_too(found):
    empty = Extraction(found.articles.iloc[:0], found.claims, found.figures, found.problems)
    assert "<ol></ol>" in unpacked(show_corpus(empty).page)
