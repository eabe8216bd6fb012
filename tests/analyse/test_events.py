"""Articles grouped into events: by shared rare words, days and places; corrected by a table."""

from __future__ import annotations

import pandas as pd
import pytest

from newsanalysis.analyse import events
from newsanalysis.analyse.events import COLUMNS, with_events
from newsanalysis.analyse.rarity import usual, words_of
from newsanalysis.tables import conform

FLOOD = "السيول تجرف بيوت قرية وادي الرمان بعد انهيار سد الصخرة"
FIRE = "حريق يلتهم مصنع الأقمشة في ضاحية الزهور والعمال يحتجون على الإدارة"
TALK = "الوزير يفتتح معرض الكتاب ويكرم الناشرين في قاعة المؤتمرات"


def told(*rows: tuple[str, str, str]) -> pd.DataFrame:
    named = [{"article_id": name, "published": day, "title": title, "text": title + "."} for name, day, title in rows]
    return conform(pd.DataFrame(named), "articles")


ARTICLES = told(
    ("a", "2024-05-01", FLOOD),
    ("b", "2024-05-02", "قرية وادي الرمان تشيع قتلى سد الصخرة"),
    ("c", "2024-05-02", FIRE),
    ("d", "2024-05-02", "عمال مصنع الأقمشة في ضاحية الزهور يشيعون زملاءهم"),
    ("e", "2024-05-02", TALK),
)


def groups(table: pd.DataFrame) -> list[list[str]]:
    return sorted(group["article_id"].tolist() for _, group in table.dropna(subset=["event"]).groupby("event"))


def test_articles_on_one_thing_are_one_event() -> None:
    found = events(ARTICLES)
    assert found.columns.tolist() == list(COLUMNS)
    assert groups(found) == [["a", "b"], ["c", "d"]]
    assert found.set_index("article_id").loc["e", ["event", "why"]].isna().all()


def test_the_reason_names_what_is_shared_and_the_days() -> None:
    row = events(ARTICLES).set_index("article_id").loc["a"]
    assert "الرمان" in row["why"] and "2024-05-01 to 2024-05-02" in row["why"]
    assert row["event"].startswith("2024-05-01 ")
    assert 0 < row["score"] <= 1


def test_the_order_of_the_rows_does_not_matter() -> None:
    back = events(ARTICLES.iloc[::-1].reset_index(drop=True))
    assert back.sort_values("article_id", ignore_index=True).equals(events(ARTICLES))


def test_the_same_words_weeks_later_are_another_event() -> None:
    late = told(("a", "2024-05-01", FLOOD), ("b", "2024-06-20", FLOOD))
    assert groups(events(late)) == []
    assert groups(events(late, days=60)) == [["a", "b"]]


def test_narrower_groups_need_more_likeness() -> None:
    assert groups(events(ARTICLES, together=0.99)) == []


def test_counts_of_people_are_shared_words() -> None:
    articles = told(("a", "2024-05-01", "مقتل 4123 في الجنوب"), ("b", "2024-05-01", "حصيلة جديدة تبلغ 4123"))
    rows = [
        {"figure_id": name, "article_id": name, "expr": "4123", "value": 4123, "low": 4123, "high": 4123}
        | {"measure": "killed", "kind": "count", "qualifier": "exact", "form": "digits"}
        for name in ("a", "b")
    ]
    assert groups(events(articles)) == []
    assert groups(events(articles, conform(pd.DataFrame(rows), "figures"))) == [["a", "b"]]


def test_a_table_corrected_by_hand_is_used_as_it_is() -> None:
    table = events(ARTICLES)
    table.loc[table["article_id"].isin(["a", "e"]), "event"] = "معرض"
    table.loc[table["article_id"] == "b", "event"] = None
    joined = with_events(ARTICLES, None, table).set_index("article_id")["event"]
    assert joined["a"] == joined["e"] == "معرض" and pd.isna(joined["b"])


def test_a_column_of_the_articles_is_kept_and_a_table_goes_before_it() -> None:
    own = ARTICLES.assign(event="own")
    assert set(with_events(own)["event"]) == {"own"}
    assert set(with_events(own, None, pd.DataFrame({"article_id": ["a"], "event": ["x"]}))["event"].dropna()) == {"x"}


def test_errors_name_the_remedy() -> None:
    with pytest.raises(ValueError, match="id of its own"):
        events(pd.concat([ARTICLES, ARTICLES]))
    with pytest.raises(ValueError, match="no column 'event'"):
        with_events(ARTICLES, None, pd.DataFrame({"article_id": ["a"]}))
    twice = pd.DataFrame({"article_id": ["a", "a"], "event": ["x", "y"]})
    with pytest.raises(ValueError, match="in two events"):
        with_events(ARTICLES, None, twice)


def test_no_articles_give_an_empty_table() -> None:
    assert events(conform(pd.DataFrame(), "articles")).columns.tolist() == list(COLUMNS)


def test_a_word_is_one_with_the_article_and_a_preposition() -> None:
    words = words_of(told(("a", "2024-05-01", "وبالصخرة الصخرة صخرة للصخرة")), {}, {})
    assert words.spelling == ["صخرة"]


def test_common_words_tell_nothing_apart() -> None:
    assert usual()["في"] > usual()["قتل"] > 10
    assert words_of(told(("a", "2024-05-01", "قال في من على الذي")), {}, {}).terms == [[]]


def test_the_work_grows_with_the_pairs_that_share_a_word_and_not_with_all_pairs() -> None:
    from newsanalysis.analyse.events import _alike, _day_numbers

    letters = "بتثجحخدذرزسشصضطظعغفقكلمنه"
    alone = [f"{a}{b}{c}ونر {c}{b}{a}يمس" for a in letters for b in letters[:4] for c in letters[4:8]]
    articles = told(*((f"n{n:04}", "2024-05-01", text) for n, text in enumerate([*alone, alone[0]])))
    words = words_of(articles, {}, {})
    pairs = _alike(words, _day_numbers(articles["published"]), 6)
    assert sum(map(len, pairs.values())) < 20 * len(articles)
    assert (len(alone)) in pairs[0]
