"""Finds one under the other: what comes before ends at the find, what comes after begins there."""

from __future__ import annotations

import re

import newsanalysis as na
from newsanalysis.read import Corpus
from newsanalysis.show.search import search


def test_the_find_stands_between_what_comes_before_and_after(articles):
    hits = search(articles, "زلزال")
    assert hits.table.empty and "not found" in hits.html and len(hits) == 0
    hits = search(articles, "عامل*")
    row = hits.html[hits.html.index("<tbody>") :]
    before, found, after = re.findall(r'<td dir="rtl" style="([^"]*)">(.*?)</td>', row)
    assert "text-align: left" in before[0] and before[1].endswith("مقتل 27")
    assert re.sub("<[^>]*>", "", found[1]) == "عاملا" and "font-weight: bold" in found[1]
    assert "text-align: right" in after[0] and after[1].startswith("، بينهم مهندسان")
    assert hits.html.startswith('<div dir="rtl" lang="ar"')


def test_its_text_names_the_query_the_places_and_the_first_of_them(articles):
    said = repr(search(articles, "قتل"))
    assert said.splitlines()[0] == "قتل: 1 place in 1 article" and "[وقتل] 3 أطفال" in said


def test_places_beyond_the_limit_are_counted(articles):
    hits = search(articles, "القتلى", limit=0)
    assert len(hits) == 1 and "1 more rows are not shown" in hits.html and "<tbody></tbody>" in hits.html
    assert "لم يُعثر عليه" in search(articles, "زلزال", lang="ar").html


def test_nothing_of_an_article_becomes_a_tag(articles):
    articles["outlet"] = "<script>alert(1)</script>"
    html = search(articles, "وجرح*", clitics=False).html + search(articles, "جرح").html
    assert "<script" not in html and "&lt;script&gt;" in html and "&lt;آخرون&gt;" in html


def test_a_corpus_is_searched_by_its_method(articles, problems):
    corpus = Corpus(articles, problems, problems.iloc[:0])
    assert corpus.search("قتيلا", width=5).html == na.search(corpus, "قتيلا", width=5).html
    assert corpus.search("قتيلا").table["article_id"].tolist() == ["p2"]
