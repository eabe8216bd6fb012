"""A figure in the words of its article."""

from __future__ import annotations

import pandas as pd
import pytest

from newsanalysis.analyse.wording import wording


def figure(text: str, expr: str, counted: str | None = None, qualifier: str = "exact") -> pd.Series:
    start = text.index(expr)
    place = text.index(counted) if counted else None
    end = place + len(counted) if counted and place is not None else None
    row = {"expr": expr, "expr_start": start, "expr_end": start + len(expr), "qualifier": qualifier}
    return pd.Series(row | {"counted_start": place, "counted_end": end})


@pytest.mark.parametrize(
    ("text", "expr", "counted", "qualifier", "words"),
    [
        ("قتل ما لا يقل عن 29 شخصا أمس.", "29", "شخصا", "at_least", "ما لا يقل عن 29 شخصا"),
        ("قتل 29 شخصًا على الأقلّ أمس.", "29", "شخصًا", "at_least", "29 شخصًا على الأقلّ"),
        ("نزح لنحو 300 أسرة.", "300", "أسرة", "about", "نحو 300 أسرة"),
        ("أصيب أكثر من\nألفي شخص.", "ألفي", "شخص", "more_than", "أكثر من ألفي شخص"),
        ("قتل بين 10 و20 جنديا.", "10 و20", "جنديا", "between", "بين 10 و20 جنديا"),
        ("قتل نحو 30 مدنيا و5 جنود.", "5", "جنود", "exact", "5 جنود"),
        ("سقط عشرات القتلى.", "عشرات", "القتلى", "vague", "عشرات القتلى"),
        ("بلغ عدد القتلى 12.", "12", "القتلى", "exact", "القتلى 12"),
        ("أكثر من مرة، قتل 5 جنود.", "5", "جنود", "more_than", "5 جنود"),
    ],
)
def test_number_qualifier_and_what_is_counted_as_they_stand(text, expr, counted, qualifier, words):
    assert wording(text, figure(text, expr, counted, qualifier)) == words


def test_a_counted_noun_far_off_does_not_drag_the_sentence_along():
    text = "أما القتلى الذين سقطوا في القرى البعيدة على ضفة النهر منذ يومين فهم 12."
    assert wording(text, figure(text, "12", "القتلى")) == "12"


def test_offsets_that_do_not_fit_give_the_stored_expression():
    broken = figure("قتل 5 جنود.", "5", "جنود")
    assert wording("", broken) == "5"
