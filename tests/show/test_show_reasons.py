"""Reasons in Arabic: every one that the comparison gives has a template."""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd
import pytest

from newsanalysis.analyse import conflicts
from newsanalysis.analyse.conflicts import KINDS
from newsanalysis.lexicon.load import word_list
from newsanalysis.show.conflicts import show_conflicts, side_by_side
from newsanalysis.show.reasons import reason
from newsanalysis.show.words import entries
from newsanalysis.tables import conform

ANALYSE = Path(__file__).parents[2] / "newsanalysis" / "analyse"


@pytest.mark.parametrize(
    ("text", "arabic"),
    [
        ("two sources that nothing in the text reconciles", "مصدران لا يوفّق بينهما شيء في النص"),
        ("a later count; the other one was given before it", "حصيلة لاحقة، وقد ذُكرت الأخرى قبلها"),
        ("درنة and بنغازي", "درنة وبنغازي"),
        ("one voice goes on to tell of something else", "ينتقل المتحدث نفسه إلى حديث عن شيء آخر"),
        ("people: separatists and not said", "الأشخاص: انفصاليون وغير مذكور"),
        ("the same number, but group: children and not said", "العدد نفسه، لكن الفئة: أطفال وغير مذكور"),
        ("only those buried, identified", "فقط: من دُفنوا، من عُرفت هوياتهم"),
        ("only those: not said and dead or injured", "فقط: غير مذكور وقتلى وجرحى معًا"),
        ("displaced and evacuated", "النازحون واللاجئون ومن جرى إجلاؤهم"),
        ("both relayed by رويترز", "نقلهما معًا رويترز"),
        ("one number, rounded; the same words", "عدد واحد ذُكر مقرّبًا؛ الكلمات نفسها"),
        ("a reason of one's own", "a reason of one's own"),
    ],
)
def test_a_reason_in_arabic(text: str, arabic: str) -> None:
    assert reason(text, "ar") == arabic
    assert reason(text, "en") == text


def test_every_reason_in_the_code_has_its_arabic() -> None:
    """The strings beside a kind, as they stand in the modules that judge pairs."""
    pattern = re.compile(rf'"(?:{"|".join(KINDS)})", f?"([^"]+)"|return other, "([^"]+)"|return parted, "([^"]+)"')
    told = set()
    for name in ("pairs", "links", "counted", "updates", "conflicts", "explained"):
        source = (ANALYSE / f"{name}.py").read_text(encoding="utf-8").replace("kind=", "").replace("reason=", "")
        told |= {next(filter(None, found)) for found in pattern.findall(source)}
    told = {re.sub(r"\{[^}]+\}", "درنة", text) for text in told - set(KINDS) if not text.endswith(" ")}
    assert len(told) > 30
    assert not [text for text in told if re.search("[A-Za-z]", reason(text, "ar"))]


def test_what_a_count_is_narrowed_to_has_its_arabic() -> None:
    from newsanalysis.analyse.surroundings import lists

    names = {entry["name"] for table in ("people", "incident", "stage", "wider") for entry in lists()[table]}
    assert names - {"nationality"} <= set(entries("scope"))


def test_things_that_are_named_in_several_ways_have_their_arabic() -> None:
    named = {
        entry["referent"] for entries_ in word_list("naming").values() for entry in entries_ if "referent" in entry
    }
    assert named <= set(entries("referent"))
    assert all(re.fullmatch("[؀-ۿ ]+", entry["ar"]) for entry in entries("referent").values())


def test_conflicts_shown_in_arabic_say_why_in_arabic() -> None:
    text = "قالت الوزارة إن 27 شخصا قتلوا، بينهم 4 من الشرطة."
    figures = [
        {"figure_id": expr, "article_id": "n", "expr": expr, "expr_start": text.index(expr), "value": float(expr)}
        | {"expr_end": text.index(expr) + len(expr), "low": float(expr), "high": float(expr), "measure": "killed"}
        | {"kind": "count", "qualifier": "exact", "form": "digits", "part_of": "27" if expr == "4" else None}
        for expr in ("27", "4")
    ]
    made = conform(pd.DataFrame(figures), "figures")
    articles = conform(pd.DataFrame([{"article_id": "n", "text": text, "event": "حريق"}]), "articles")
    pairs = conflicts(made, conform(pd.DataFrame(), "claims"), articles)
    shown = side_by_side(pairs, articles, "ar").iloc[0]
    assert (shown["kind"], shown["reason"]) == ("جزء ومجموعه", "أحدهما مذكور جزءًا من الآخر")
    assert "أحدهما مذكور جزءًا من الآخر" in show_conflicts(pairs, made, articles, lang="ar").html
