"""The marked article: everything where it stands, nothing invented, nothing let through."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import unquote

import pytest

from newsanalysis.show import show_article


def text_of(html: str) -> str:
    """The article's text back from its view: the element that keeps line ends."""
    marked = re.search(r'<div [^>]*style="white-space: pre-wrap[^>]*>(.*?)</div>', html, re.DOTALL)
    assert marked
    return unescape(re.sub(r"<[^>]*>", "", marked[1]))


def test_the_text_comes_back_from_the_view(articles, claims, figures):
    for _, article in articles.iterrows():
        assert text_of(show_article(article, claims, figures).html) == article["text"]


def test_its_text_names_it_and_counts_what_was_found(articles, claims, figures):
    view = show_article(articles.iloc[0], claims, figures)
    assert repr(view) == "article p1: 2 claims, 4 figures"
    assert view._repr_html_() == view.html


def test_every_row_links_to_a_mark_that_is_there(articles, claims, figures):
    html = show_article(articles.iloc[0], claims, figures).html
    ids = re.findall(r' id="([^"]*)"', html)
    links = [unquote(link) for link in re.findall(r'href="#([^"]*)"', html)]
    assert sorted(ids) == ["claim-p1-c1", "claim-p1-c2", "figure-p1-f1", "figure-p1-f2", "figure-p1-f3", "figure-p1-f4"]
    assert set(links) == set(ids) and links.count("figure-p1-f1") == 2  # its own row, and the row of its part


def test_hovering_says_what_a_figure_and_its_claims_are(articles, claims, figures):
    html = show_article(articles.iloc[0], claims, figures).html
    title = unescape(re.search(r'id="figure-p1-f1"[^>]* title="([^"]*)"', html)[1]).split("\n\n")
    assert title[0] == "figure · source: الوزير · qualifier: exact · interval: 27 · measure: killed"
    assert title[1] == "content · speaker: الوزير · stance: announce · quotation: indirect"
    assert title[2] == "content · speaker: الدفاع المدني · via: وكالة النهر · stance: say · quotation: indirect"


def test_a_figure_in_the_outlets_own_voice_says_so(articles, claims, figures):
    html = show_article(articles.iloc[0], claims, figures).html
    assert re.search(r'id="figure-p1-f4"[^>]* title="figure · source: own voice · ', html)


def test_the_line_of_an_outer_content_stands_below_that_of_the_inner(articles, claims, figures):
    html = show_article(articles.iloc[0], claims, figures).html
    outer = re.search(r'<span style="([^"]*)"[^>]*data-claim="p1-c1">[^<]*</span>', html[html.index("قوله") :])[1]
    assert "padding-bottom: 4px" in outer


def test_it_speaks_both_languages(articles, claims, figures):
    arabic = show_article(articles.iloc[0], claims, figures, lang="ar").html
    assert "القائل: الوزير" in arabic and "المقياس: القتلى" in arabic
    assert "speaker" not in arabic and "own voice" not in arabic


def test_an_article_without_findings_says_so(articles, claims, figures):
    html = show_article(articles.iloc[1], claims.iloc[:0], figures.iloc[:0]).html
    assert "No claim was found" in html and "No figure was found" in html and "<table" not in html


def test_nothing_of_the_article_becomes_a_tag(articles, claims, figures):
    bad = '"><script>alert(1)</script>'
    article = articles.iloc[0].copy()
    article[["title", "outlet"]] = bad
    claims["speaker"] = claims["content"] = claims["via"] = claims["cue"] = bad
    figures["source"] = figures["counted"] = figures["expr"] = bad
    html = show_article(article, claims, figures).html
    assert "<script" not in html and "&lt;script&gt;" in html


def test_spans_that_cannot_be_read_name_their_claim(articles, claims, figures):
    claims.loc[0, "content_spans"] = "12"
    with pytest.raises(ValueError, match="claim p1-c1"):
        show_article(articles.iloc[0], claims, figures)
