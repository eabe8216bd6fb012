"""Errors in their sentences: the place is marked where it stands, and nothing of the text gets through as HTML."""

from __future__ import annotations

import re
from html import unescape

import pandas as pd
import pytest

from newsanalysis.scores import ERRORS, Scores
from newsanalysis.show import errors_view, rtl_table
from newsanalysis.show.errors import AROUND
from newsanalysis.show.marks import Mark


def scores_of(*rows: tuple[str, str, int | None, int | None, str]) -> Scores:
    columns = ["what", "article_id", "start", "end", "note"]
    errors = pd.DataFrame(rows, columns=columns).astype({"start": "Int64", "end": "Int64"})
    return Scores({}, {}, errors.assign(context=""))


def texts(**articles: str) -> pd.DataFrame:
    return pd.DataFrame({"article_id": articles.keys(), "text": articles.values()})


def marked_parts(html: str) -> list[tuple[str, str, str]]:
    """Every marked cell: what stands before its mark, in it and after it."""
    parts = re.findall(r"<td [^>]*>([^<]*)<span [^>]*>([^<]*)</span>([^<]*)</td>", html)
    return [tuple(unescape(part) for part in cell) for cell in parts]


def test_the_place_is_marked_where_it_stands():
    text = "قتل 27 شخصا.\nوقال الوزير إن الحصيلة ارتفعت إلى 27 قتيلا."
    start = text.rindex("27")
    view = errors_view(scores_of(("figure source", "a", start, start + 2, "None for 'الوزير'")), texts(a=text))
    before, place, after = text[text.index("\n") + 1 :].partition("27")
    assert marked_parts(view.html) == [(before, place, after)]
    assert view.html.startswith('<div dir="rtl" lang="ar"')
    assert repr(view).splitlines()[0] == "1 rows × 4 columns"


def test_a_long_line_is_cut_at_words_on_both_sides():
    text = "كلمة " * 60 + "قال" + " كلمة" * 60
    start = text.index("قال")
    view = errors_view(scores_of(("claim missed", "a", start, start + 3, "say")), texts(a=text))
    ((before, place, after),) = marked_parts(view.html)
    assert place == "قال"
    assert before.startswith("… كلمة ") and after.endswith(" كلمة …")
    assert len(before) <= AROUND + 2 and len(after) <= AROUND + 2


def test_a_short_text_is_not_cut():
    view = errors_view(scores_of(("claim extra", "a", 0, 3, "say")), texts(a="قال إنه عاد"))
    assert marked_parts(view.html) == [("", "قال", " إنه عاد")]


def test_what_stands_in_a_text_a_note_or_an_id_is_escaped():
    bad = "<script>alert('x')</script>"
    text = f"{bad} قال {bad}"
    start = text.index("قال")
    errors = scores_of(("claim content", bad, start - 4, start + 9, f"{bad} for 'b'"))
    html = errors_view(errors, texts(**{bad: text})).html
    assert "<script" not in html and "</script" not in html
    assert [before + place + after for before, place, after in marked_parts(html)] == [text]
    assert html.count("alert(&#x27;x&#x27;)") == 4


def test_a_note_that_quotes_arabic_runs_from_the_right():
    scores = scores_of(("figure source", "a", 0, 3, "None for '«ب»'"), ("figure missed", "a", 0, 3, "27.0"))
    html = errors_view(scores, texts(a="قال إنه عاد")).html
    assert ">\u200fNone for &#x27;«ب»&#x27;</td>" in html and ">27.0</td>" in html


def test_an_error_without_a_place_has_no_context():
    view = errors_view(scores_of(("figure extra", "a", None, None, "27.0")), texts(a="قتل 27 شخصا."))
    assert marked_parts(view.html) == [] and "27.0" in view.html and "قتل" not in view.html


def test_what_chooses_a_table_or_a_kind_of_error():
    rows = [("figure missed", "a", 0, 3, "1"), ("figure source", "a", 0, 3, "2"), ("claim source", "a", 0, 3, "3")]
    scores, articles = scores_of(*rows), texts(a="قال إنه عاد")

    def shown(what):
        return [line.split(" | ")[1] for line in repr(errors_view(scores, articles, what)).splitlines()[2:]]

    assert shown(None) == ["1", "2", "3"]
    assert shown("figure") == ["1", "2"]
    assert shown("claim source") == ["3"]
    assert shown("claim stance") == []
    with pytest.raises(ValueError, match="what is 'sources': expected 'figure', 'claim' or one of 'figure missed'"):
        shown("sources")


def test_a_limit_takes_rows_from_all_over_and_says_how_many_are_left():
    scores = scores_of(*(("claim missed", f"a{n // 5}", 0, 3, f"n{n}") for n in range(20)))
    view = errors_view(scores, texts(**{f"a{n}": "قال إنه عاد" for n in range(4)}), limit=4)
    assert [line.split(" | ")[1] for line in repr(view).splitlines()[2:6]] == ["n0", "n5", "n10", "n15"]
    assert view.html.count("<tr>") == 5 and "16 more rows are not shown" in view.html


@pytest.mark.parametrize("kind", ERRORS)
def test_every_kind_of_error_is_named_in_both_languages(kind):
    scores, articles = scores_of((kind, "a", 0, 3, "")), texts(a="قال إنه عاد")
    english, arabic = (re.search(r"<tbody><tr><td [^>]*>([^<]*)", errors_view(scores, articles, lang=lang).html)[1]
                       for lang in ("en", "ar"))  # fmt: skip
    assert re.fullmatch(r"(figure|claim): [a-z ]+", english)
    assert not re.search("[a-z]", arabic)


def test_an_article_that_is_not_there_is_named():
    with pytest.raises(ValueError, match="article 'b', which is not among the articles"):
        errors_view(scores_of(("claim missed", "b", 0, 3, "say")), texts(a="قال"))


def test_no_errors_make_an_empty_table():
    assert repr(errors_view(scores_of(), texts(a="قال"))).startswith("0 rows × 4 columns")


def test_a_table_marks_the_spans_of_a_cell_inside_its_link():
    frame = pd.DataFrame({"a": ["قال <b>", "عاد"]})
    html = rtl_table(frame, marks={"a": [[Mark(0, 3, "color: red")], []]}, links={"a": ["#x", None]}).html
    assert '<a href="#x"><span style="color: red">قال</span> &lt;b&gt;</a>' in html
    assert ">عاد</td>" in html
