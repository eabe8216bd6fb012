"""The report and the reader as files, opened in a browser: in both languages, by day and by night, on a small screen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import newsanalysis as na


@pytest.fixture(scope="module")
def found() -> Any:
    corpus = na.bundled()
    return na.extract(corpus.articles[corpus.articles["event"] == "karabakh"].head(8))


@pytest.fixture(scope="module")
def reports(found: Any, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("report")
    tables = (found.articles, found.claims, found.figures, found.problems)
    return {lang: na.write_report(*tables, folder / f"{lang}.html", lang=lang) for lang in ("en", "ar")}


@pytest.mark.parametrize(("lang", "theme"), [("en", "light"), ("ar", "dark")])
def test_the_report_reads_from_the_right(
    lang: str, theme: str, reports: dict[str, Path], open_page: Callable[..., Any], shots: Path
) -> None:
    page = open_page(theme)
    page.goto(reports[lang].as_uri())
    page.screenshot(path=str(shots / f"report-{lang}-{theme}.png"), full_page=True)
    page.evaluate("() => document.querySelectorAll('details').forEach((one, i) => { one.open = i < 2; })")
    tables = page.evaluate(
        "() => [...document.querySelectorAll('table[dir=rtl]')].filter(one => one.offsetWidth).map(one => layout.table(one))"
    )
    assert len(tables) > 4
    for table in tables:
        assert table["rightToLeft"] and table["firstAtTheEdge"] and table["misplaced"] == [] and table["cut"] == [], (
            table
        )
    pictures = page.evaluate(
        "async () => { const all = [...document.images]; await Promise.all(all.map(i => i.decode())); "
        "return all.map(one => layout.picture(one)); }"
    )
    assert pictures and all(one["width"] > 300 and one["colours"] > 5 for one in pictures)
    contrasts = page.evaluate(
        "() => [...document.querySelectorAll('p, td, th, summary span, h2, a, details[open] span')]"
        ".filter(one => one.offsetWidth && one.textContent.trim()).map(one => layout.contrast(one)).filter(one => one !== null)"
    )
    assert min(contrasts) >= 4.5
    if lang == "ar":  # `قول 15 · إعلان 2`: every word to the left of the one before
        lists = page.evaluate(
            "() => [...document.querySelectorAll('table.plain td:last-child')].filter("
            "one => one.offsetWidth && one.querySelector('bdi')).map(one => layout.block(one))"
        )
        assert len(lists) > 5 and all(line["falling"] and line["gap"] < 3 for line in lists), lists
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    assert page.left == [] and page.faults == []


def test_a_number_of_the_report_leads_to_its_sentence(reports: dict[str, Path], open_page: Callable[..., Any]) -> None:
    page = open_page()
    page.goto(reports["en"].as_uri())
    link = page.locator("#section-tolls ~ * td a[href^='#figure-'], section td a[href^='#figure-']").nth(3)
    target = link.get_attribute("href").lstrip("#").replace("%3A", ":")
    assert not page.evaluate("id => layout.inView(document.getElementById(id))", target)
    link.click()
    page.wait_for_function("id => layout.inView(document.getElementById(id))", arg=target)
    assert page.locator(f"[id='{target}']").inner_text() in link.inner_text()


def test_the_report_fits_a_small_screen_and_paper(
    reports: dict[str, Path], open_page: Callable[..., Any], shots: Path
) -> None:
    page = open_page(width=390)
    page.goto(reports["ar"].as_uri())
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    page.screenshot(path=str(shots / "report-ar-small.png"))
    assert page.pdf(path=str(shots / "report-ar.pdf"), format="A4").startswith(b"%PDF")


@pytest.mark.parametrize(("lang", "theme"), [("en", "light"), ("ar", "dark")])
def test_the_reader_chooses_filters_and_leads_both_ways(
    lang: str, theme: str, found: Any, tmp_path: Path, open_page: Callable[..., Any], shots: Path
) -> None:
    page = open_page(theme)
    page.goto(na.show_corpus(found, lang=lang).write(tmp_path / "reader.html").as_uri())
    items = page.locator("ol button")
    items.nth(2).click()
    assert page.locator("#heading bdi").last.inner_text() == items.nth(2).get_attribute("title")
    row = page.locator("#rows tbody tr").last
    row.click()
    mark = page.locator("#text .here")
    assert mark.inner_text() == row.locator("a").first.inner_text()
    page.wait_for_function("() => layout.inView(document.querySelector('#text .here'))")
    page.screenshot(path=str(shots / f"reader-{lang}-{theme}.png"))
    page.locator("#text [data-claim]").first.click()
    page.wait_for_function("() => layout.inView(document.querySelector('#rows tr.here'))")
    everything = items.count()
    page.fill("#filter", "ستيبانيان")
    shown = page.locator("ol li:not([hidden])").count()
    assert 0 < shown < everything and str(shown) in page.locator("#count").inner_text()
    page.fill("#filter", "لا شيء كهذا")
    assert page.locator("ol li:not([hidden])").count() == 0
    page.fill("#filter", "")
    page.select_option("#outlet", "نشرة الصباح")
    assert 0 < page.locator("ol li:not([hidden])").count() < everything
    assert page.left == [] and page.faults == []


def test_the_reader_opens_at_an_address_within_it(found: Any, tmp_path: Path, open_page: Callable[..., Any]) -> None:
    page = open_page()
    figure = found.figures.iloc[-1]
    page.goto(na.show_corpus(found).write(tmp_path / "reader.html").as_uri() + f"#figure-{figure['figure_id']}")
    page.wait_for_function("() => document.querySelector('#text .here')")
    assert page.locator("#text .here").inner_text() == figure["expr"]
    assert page.locator("#heading bdi").last.inner_text() == figure["article_id"]
