"""The report: one page, whole in itself, and every link in it leads somewhere."""

from __future__ import annotations

import re
import subprocess
import sys
from base64 import b64decode
from html import unescape
from urllib.parse import unquote

import pandas as pd
import pytest

from newsanalysis.analyse.conflicts import KINDS
from newsanalysis.show import write_report
from newsanalysis.show.words import label


@pytest.fixture
def page(tmp_path, articles, claims, figures, problems):
    return write_report(articles, claims, figures, problems, tmp_path / "new" / "report.html").read_text("utf-8")


def test_the_same_tables_give_the_same_bytes(tmp_path, articles, claims, figures, problems):
    tables = (articles, claims, figures, problems)
    first, second = (write_report(*tables, tmp_path / name).read_bytes() for name in ("a.html", "b.html"))
    assert first == second


def test_every_link_leads_to_one_place_within_the_page(page):
    ids = re.findall(r' id="([^"]*)"', page)
    links = {unquote(unescape(link)) for link in re.findall(r'href="([^"]*)"', page)}
    assert len(ids) == len(set(ids))
    assert all(link.startswith("#") for link in links) and {link[1:] for link in links} <= set(ids)
    assert {"#figure-p1-f1", "#figure-p2-f2", "#claim-p1-c2", "#section-tolls"} <= links


def test_nothing_is_fetched_from_anywhere(page):
    assert "://" not in page and "@import" not in page and "url(" not in page
    assert all(source.startswith("data:image/svg+xml;base64,") for source in re.findall(r'src="([^"]*)"', page))
    assert "example.org/news/1?id=2" in page  # where the article was found is still told


def test_charts_carry_their_letters_as_outlines(page):
    images = [b64decode(source) for source in re.findall(r"base64,([^\"]*)", page)]
    assert len(images) == 2  # the dead, and their timeline; a single figure of the wounded needs no chart
    assert all(b"<text" not in image and b"<svg" in image for image in images)


def test_it_counts_what_there_is(page):
    cards = re.findall(r'<div class="count"><b>([^<]*)</b><span>([^<]*)</span>', page)
    assert cards == [
        ("2", "articles"),
        ("2", "outlets"),
        ("3", "claims"),
        ("2", "speakers"),
        ("6", "figures"),
        ("1", "problems"),
    ]
    assert "march.csv" in page and "fill in the column text" in page


def test_an_event_stands_over_its_tolls(page):
    assert "<h3><bdi>حريق المرفأ</bdi></h3>" in page


def test_without_events_all_articles_are_one(tmp_path, articles, claims, figures, problems):
    plain = write_report(articles.drop(columns="event"), claims, figures, problems, tmp_path / "r.html").read_text(
        "utf-8"
    )
    assert "<h3><bdi>All articles</bdi></h3>" in plain


def test_articles_of_no_event_are_not_forgotten(tmp_path, articles, claims, figures, problems):
    articles.loc[articles["article_id"] == "p2", "event"] = None
    page = write_report(articles, claims, figures, problems, tmp_path / "r.html").read_text("utf-8")
    tolls = page[page.index('id="section-tolls"') : page.index('id="section-timeline"')]
    assert tolls.index("Articles of no event") < tolls.index("#figure-p2-f1")


def test_in_arabic_the_page_runs_from_right_to_left(tmp_path, articles, claims, figures, problems):
    tables = (articles, claims, figures, problems)
    page = write_report(*tables, tmp_path / "r.html", lang="ar", title="حريق المرفأ").read_text("utf-8")
    assert '<html lang="ar" dir="rtl">' in page and "<title>حريق المرفأ</title>" in page
    assert "من يُستشهد بقوله" in page and "Who is quoted" not in page


def test_numbers_that_part_stand_beside_each_other(page):
    section = page[page.index('id="section-conflicts"') : page.index('id="section-timeline"')]
    (pair,) = re.findall(r'<div class="conflict">(.*?)</div></blockquote></div>', section)
    assert re.sub("<[^>]*>", "", pair).startswith("حريق المرفأ · killed · different sources: ")
    assert re.findall(r'<b><a href="([^"]*)"><bdi dir="ltr">([^<]*)', pair) == [
        ("#figure-p1-f1", "27"),
        ("#figure-p2-f1", "20"),
    ]
    assert re.findall(r"<span style=[^>]*>([^<]*)</span>", pair) == ["27", "20"]  # marked in both sentences


def test_every_kind_of_difference_has_a_name_in_both_languages():
    for kind in (*KINDS, "meets"):
        assert label("conflict", kind, "en") != kind or kind == "open"
        assert re.search("[\u0621-\u064a]", label("conflict", kind, "ar"))


def test_names_that_differ_and_wordings_at_a_distance(tmp_path, articles, claims, figures, problems):
    texts = ["سقط قتلى في المرفأ، وشيع قتلى آخرون. وقال الوزير إنهم «شهداء».", "عدد القتلى كبير والضحايا كثر."]
    articles["text"] = texts
    place = texts[0].index("شهداء")
    term = {"term_id": "t1", "article_id": "p1", "term": "شهداء", "term_start": place, "term_end": place + 5}
    terms = pd.DataFrame([term | {"mark": "scare_quotes", "cue": "«", "cue_start": place - 1, "cue_end": place}])
    tables = (articles, claims.iloc[:0], figures.iloc[:0], problems)
    page = write_report(*tables, tmp_path / "r.html", terms=terms).read_text("utf-8")
    section = page[page.index('id="section-naming"') : page.index('id="section-problems_title"')]
    assert "<img" in section and "<bdi>شهداء</bdi>" in section and "scare quotes 1" in section
    plain = write_report(articles.iloc[:0], *tables[1:], tmp_path / "s.html").read_text("utf-8")
    assert "Nothing is called by several names." in plain


def test_without_a_column_event_the_articles_are_grouped(tmp_path, articles, claims, figures, problems):
    events = pd.DataFrame({"article_id": ["p1", "p2"], "event": ["ليلة المرفأ", "ليلة المرفأ"]})
    tables = (articles.drop(columns="event"), claims, figures, problems)
    page = write_report(*tables, tmp_path / "r.html", events=events).read_text("utf-8")
    assert "<h3><bdi>ليلة المرفأ</bdi></h3>" in page


def test_of_many_articles_those_with_most_numbers_are_marked(
    tmp_path, articles, claims, figures, problems, monkeypatch
):
    monkeypatch.setattr("newsanalysis.show.sections.MARKED", 1)
    page = write_report(articles, claims, figures, problems, tmp_path / "r.html").read_text("utf-8")
    assert page.count("<details>") == 1 and "1 more articles are not in this page" in page
    links = {unquote(unescape(link))[1:] for link in re.findall(r'href="([^"]*)"', page)}
    assert links <= set(re.findall(r' id="([^"]*)"', page)) and "figure-p1-f1" in links


def test_of_many_events_those_with_most_numbers_are_shown(tmp_path, articles, claims, figures, problems, monkeypatch):
    monkeypatch.setattr("newsanalysis.show.sections.EVENTS", 1)
    articles["event"] = ["الحريق", "الحصيلة"]
    page = write_report(articles, claims, figures, problems, tmp_path / "r.html").read_text("utf-8")
    tolls = page[page.index('id="section-tolls"') : page.index('id="section-conflicts"')]
    assert "<bdi>الحريق</bdi>" in tolls and "الحصيلة" not in tolls and "1 more events" in tolls


def test_empty_tables_make_a_page_that_says_so(tmp_path, articles, claims, figures, problems):
    empty = (table.iloc[:0] for table in (articles, claims, figures, problems))
    page = write_report(*empty, tmp_path / "r.html").read_text("utf-8")
    assert "No toll was found." in page and "Every article was read." in page and "<img" not in page


def test_nothing_of_the_tables_becomes_a_tag(tmp_path, articles, claims, figures, problems):
    bad = "<script>alert('x')</script>"
    articles["title"] = articles["outlet"] = articles["event"] = articles["url"] = bad
    claims["speaker"] = claims["cue"] = problems["problem"] = bad
    page = write_report(articles, claims, figures, problems, tmp_path / "r.html", title=bad).read_text("utf-8")
    assert page.count("<script") == 1 and "&lt;script&gt;" in page  # the page's own script opens articles


def test_importing_the_folder_loads_no_drawing_library():
    code = "import sys, newsanalysis.show; print('matplotlib' in sys.modules or 'arabic_reshaper' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout.strip() == "False"
