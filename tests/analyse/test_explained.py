"""What a writer says of two numbers: which one it counts, which one replaces the other, that nobody explains them."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest

import newsanalysis.analyse as analyse
from newsanalysis.analyse.explained import told_of
from newsanalysis.analyse.scope import statements
from newsanalysis.text import document

conflicts = partial(analyse.conflicts, precedents=False)  # what the rules say

MINISTRY, HARBOUR = {"speaker": "الوزارة"}, {"speaker": "إدارة الميناء"}


def pair(tell: Any, text: str, first: str, second: str, **known: Any) -> tuple[str, str, bool]:
    """Kind, reason and conflict of two numbers of one article, said by two who are not of one side."""
    tables = tell(
        {"article": "n", "text": text, "expr": first} | MINISTRY | known,
        {"article": "n", "text": text, "expr": second} | HARBOUR | known,
    )
    row = conflicts(**tables).iloc[0]
    return row["kind"], row["reason"], bool(row["conflict"])


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("قالت الوزارة إن 95 شخصا قتلوا. وقالت إدارة الميناء إنهم 70، لكنها كانت تحصي البحارة وحدهم.", "other_group"),
        ("قالت الوزارة إن 95 شخصا قتلوا. وقالت إدارة الميناء إنهم 70، لكنها كانت تحصي ضحايا ثلاث مدن.", "other_place"),
        ("قالت الوزارة إن 95 شخصا قتلوا. أما حصيلة 70 قتيلا، فتخص الميناء وحده.", "other_place"),
        ("قالت الوزارة إن 95 شخصا قتلوا. وقالت الإدارة إنهم 70، لأنها اعتمدت أرقام اليوم السابق.", "other_day"),
        ("قالت الوزارة إن 95 شخصا قتلوا. أما عدد 70، الذي تداولته مواقع على أنه عدد القتلى، فهو عدد الركاب.", "other_group"),
        ("قالت الوزارة إن 95 شخصا قتلوا. ولا يتعارض ذلك مع إحصاء الإدارة 70 قتيلا.", "other_group"),
        ("قالت الوزارة إن 95 شخصا قتلوا. وقالت إدارة الميناء إنهم 70.", "different_source"),
    ],
)  # fmt: skip
def test_a_number_that_the_text_explains_is_no_conflict(tell: Any, text: str, kind: str) -> None:
    found, _, conflict = pair(tell, text, "95", "70")
    assert (found, conflict) == (kind, kind == "different_source")


@pytest.mark.parametrize(
    "end", ["من دون تفسير رسمي", "ولم تعرف أسباب الارتفاع", "مع أن الوزارة لا تقر به", "وهو عكس ما تقوله الوزارة"]
)
def test_a_rise_that_the_text_calls_unexplained_is_no_update(tell: Any, end: str) -> None:
    text = f"كانت الوزارة قد أعلنت أن 30 شخصا قتلوا. وقفز العدد إلى 95 {end}."
    kind, reason, _ = pair(tell, text, "30", "95")
    assert kind == "different_source" and "explains" in reason
    assert pair(tell, text.replace(f" {end}", ""), "30", "95")[0] == "update"


@pytest.mark.parametrize(
    "sentence",
    [
        "قتل 40 شخصا في ساعة متأخرة من الليل.",
        "قتل 40 شخصا بسبب خلاف بين عائلتين.",
        "وقال إن الكوارث لا تقتصر على الفقراء وإن 40 شخصا قتلوا.",
        "خفض البرنامج قيمة القسائم، وقتل 40 شخصا.",
        "قتل 40 شخصا ولم يتضح سبب الانفجار.",
        "قتل 40 شخصا رغم أن السكان خرجوا.",
    ],
)
def test_words_that_speak_of_no_number(sentence: str) -> None:
    doc = document(sentence)
    assert told_of(doc, {doc.forms.index("40"): "40"}) == {}


def test_the_sentence_behind_speaks_of_the_last_number(tell: Any) -> None:
    text = "كانت الوزارة قد أعلنت أن 30 شخصا قتلوا. وبلغ العدد 95. ولم يصدر ما يرجح أحد الرقمين."
    assert pair(tell, text, "30", "95")[0] == "different_source"


def test_a_count_that_takes_the_place_of_another_is_an_update(tell: Any) -> None:
    text = "وبلغ عدد البيوت المهدمة 95 بيتا، ليحل محل رقم سابق هو 70 بيتا."
    assert pair(tell, text, "95", "70", measure="destroyed", counted="بيتا")[0] == "update"


def test_a_word_speaks_of_the_number_on_its_side() -> None:
    doc = document("قتل 40 في المدينة، وخفضت المنظمة تقديرها إلى 30، بينما ذكرت صحيفة 50.")
    places = {i: form for i, form in enumerate(doc.forms) if form in ("40", "30", "50")}
    assert told_of(doc, places) == {"30": frozenset({"update"})}


def test_a_number_of_the_dead_printed_for_the_injured_is_a_correction(tell: Any) -> None:
    text = "قالت الوزارة إن 2681 شخصا قتلوا وإن 2501 أصيبوا. وكتبت الإدارة أن عدد المصابين 2681 شخص."
    tables = tell(
        {"article": "n", "text": text, "expr": "2681"} | MINISTRY,
        {"article": "n", "text": text, "expr": "2501", "measure": "injured"} | MINISTRY,
        {"article": "n", "text": text, "expr": "2681 شخص.", "value": 2681, "measure": "injured"} | HARBOUR,
    )
    found = conflicts(**tables, measure="injured")
    assert found["kind"].tolist() == ["correction"]


def test_what_both_sides_lost_together_holds_what_one_of_them_lost(tell: Any) -> None:
    text = "أعلنت الوزارة مقتل 213 شخصا. وبجمع خسائر الجانبين، أحصت الإدارة 405 قتلى."
    assert pair(tell, text, "213", "405")[0] == "part_whole"
    assert statements(**tell({"text": text, "expr": "213"}))[0].sums is False
