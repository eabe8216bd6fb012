"""One report passed on by many is known as one."""

from __future__ import annotations

from typing import Any

import pytest

from newsanalysis.analyse import wire
from newsanalysis.analyse.scope import statements
from newsanalysis.analyse.wire import near_duplicates, shingles, wire_groups

STORY = "أعلنت وزارة الصحة في الساحل أن عدد القتلى بلغ سبعة وعشرين شخصا بعد أن جرفت السيول أحياء المدينة كلها"


def test_copies_are_found_whatever_their_spelling_and_marks() -> None:
    passages = [STORY, STORY.replace("أ", "ا") + "!", "نص آخر لا صلة له بما سبق ولا يشبهه في شيء"]
    assert near_duplicates(passages) == [[0, 1]]


def test_a_copy_with_another_lead_is_still_one() -> None:
    assert near_duplicates([STORY, "مراسلنا: " + STORY + " وفق مصادر محلية"]) == [[0, 1]]


def test_a_common_phrase_is_no_copy() -> None:
    one = "وقال المتحدث باسم الوزارة إن المطر توقف وإن الفرق تعمل في الميناء منذ أيام"
    other = "وقال المتحدث باسم الوزارة في بلدة أخرى كلاما مختلفا تماما عن حال الطرق والجسور"
    assert near_duplicates([one, other]) == []


def test_short_and_empty_passages_have_rows_too() -> None:
    assert len(shingles("كلمتان فقط")) == 1 and shingles("") == frozenset()
    assert near_duplicates(["", "", "كلمتان فقط", "كلمتان فقط"]) == [[2, 3]]


def test_work_grows_with_the_words_and_not_with_their_square(lines_run) -> None:
    near_duplicates([STORY] * 2)
    assert lines_run(lambda: near_duplicates([STORY] * 800)) < 5 * lines_run(lambda: near_duplicates([STORY] * 200))


@pytest.mark.parametrize(
    ("more", "together"),
    [
        ({"speaker": "وزارة الصحة"}, True),
        ({"speaker": "شاهد", "via": "وكالة النهر"}, True),
        ({"speaker": "وكالة النهر"}, True),  # the relay of the other
        ({"speaker": "شاهد"}, False),
        ({"speaker": "شاهد", "via": "وكالة النهر", "day": "2024-06-01"}, False),
        ({"speaker": "وزارة الصحة", "place": "درنة"}, False),
    ],
)
def test_figures_of_one_report(tell: Any, more: dict[str, Any], together: bool) -> None:
    first = {"text": "قتل 20 شخصا.", "expr": "20", "speaker": "وزارة الصحة", "via": "وكالة النهر", "place": "طبرق"}
    tables = tell(first, {"text": "وسقط 20 قتيلا هناك.", "expr": "20"} | more)
    groups = wire_groups(statements(**tables))
    assert len(groups) == (2 if together else 0)
    assert len({group for group, _ in groups.values()}) == (1 if together else 0)


def test_a_number_too_exact_is_one_report_and_a_round_one_is_not(tell: Any) -> None:
    def groups(number: str) -> int:
        told = [{"text": f"قتل {number} شخصا.", "expr": number, "speaker": who} for who in ("وزارة", "مدير")]
        told[1]["text"] = f"والقتلى {number} هناك."
        return len({group for group, _ in wire_groups(statements(**tell(*told))).values()})

    assert groups("2681") == 1 and groups("2000") == 0


def test_articles_that_are_copies_are_one_wire_report(tell: Any) -> None:
    told = [
        {"text": STORY.replace("سبعة وعشرين", "27") + end, "expr": "27", "speaker": who}
        for end, who in (("", "a"), (" اليوم", "b"))
    ]
    found = wire(**tell(*told, {"text": "وبلغ القتلى 27 شخصا في رواية أخرى.", "expr": "27", "speaker": "c"}))
    assert found["article_id"].tolist() == ["n1", "n2"] and found["wire_id"].nunique() == 1


def test_one_speaker_by_one_relay_is_one_wire_report(tell: Any) -> None:
    told = {"speaker": "وزارة الصحة", "via": "وكالة النهر", "expr": "27"}
    texts = ("قتل 27 شخصا.", "والقتلى 27 هناك.")
    assert len(wire(**tell(*({"text": text} | told for text in texts)))) == 2
    assert wire(**tell(*({"text": text} | told | {"via": None} for text in texts))).empty


GREETING = (
    "وبعثت رئيسة الاتحاد برقية إلى حاكم الساحل تعزيه فيها بمن فقدتهم بلدته وتعد بأن ترسل إليه غدا خياما وأطباء ومولدات"
)


def _wired(tell: Any, *texts: str, at: Any = str.index, **more: Any) -> bool:
    """Whether the number 27 of two texts stands in one report."""
    told = [
        {"text": text, "expr": "27", "expr_start": at(text, "27"), "expr_end": at(text, "27") + 2} for text in texts
    ]
    return not wire(**tell(*(one | more for one in told))).empty


def test_a_copied_greeting_joins_no_count_that_stands_in_other_words(tell: Any) -> None:
    one, other = f"{GREETING}. وقتل 27 شخصا أمس.", f"والقتلى بحسب الأهالي 27 من سكان الضفة. {GREETING}."
    assert not _wired(tell, one, other)
    assert _wired(tell, one, f"{GREETING}. وقتل 27 شخصا أمس كما علمت الجريدة.")


def test_the_words_beside_the_number_are_those_of_this_number(tell: Any) -> None:
    one = f"{GREETING}. وقتل 27 شخصا في حي الميناء القديم. ومن الجرحى 27 طفلا."
    other = f"{GREETING}. وفي حي الميناء القديم سقط القتلى الـ27 كلهم. ومن الجرحى 27 طفلا."
    assert not _wired(tell, one, other)
    assert _wired(tell, one, other, at=str.rindex)


def test_at_least_27_is_no_copy_of_27(tell: Any) -> None:
    story = f"{GREETING}. وقتل 27 شخصا في حي الميناء القديم بعد منتصف الليل."
    told = [{"text": story, "expr": "27"}, {"text": story, "expr": "27", "high": float("inf"), "qualifier": "at_least"}]
    assert wire(**tell(*told)).empty


def test_an_age_is_nobody_s_count(tell: Any) -> None:
    story = f"{GREETING}. والمنقذة في نحو 27 من عمرها."
    assert _wired(tell, story, story, measure="other", kind="count")
    assert not _wired(tell, story, story, measure="other", kind="age")


@pytest.mark.parametrize(("tolls", "together"), [(2, False), (3, True)])
def test_several_tolls_in_the_same_words_are_one_report_in_longer_articles(
    tell: Any, tolls: int, together: bool
) -> None:
    places = ("الميناء القديم", "السوق الكبير", "الجسر الحجري")[:tolls]
    lines = [f"وقتل {31 + n} شخصا في حي {place} قبل الفجر" for n, place in enumerate(places)]
    padding = [" ".join(f"{word}{n} ترد هنا مرة" for n in range(22)) for word in ("لفظة", "كلمة")]
    told = []
    for around in padding:
        text = ". ".join([around, *lines]) + "."
        told += [{"text": text, "expr": str(31 + n), "article": around[:4]} for n in range(tolls)]
    found = wire(**tell(*told))
    assert (not found.empty) == together
