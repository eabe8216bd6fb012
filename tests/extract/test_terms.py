"""Distance marks, construction by construction, on sentences of our own."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsanalysis import extract
from newsanalysis.extract.reporting import claims
from newsanalysis.extract.terms import terms
from newsanalysis.lexicon.distance import doubting, marks
from newsanalysis.lexicon.load import word_list
from newsanalysis.tables import MARKED, check_evidence, validate
from newsanalysis.text import document, fold


def found(text: str) -> list[tuple[str, str, str]]:
    """Mark, cue and term of every firing."""
    doc = document(text)
    return [(term.mark, text[slice(*term.cue)], text[slice(*term.term)]) for term in terms(doc, claims(doc))]


ENTRIES = [
    pytest.param(table, entry, id=f"{table}-{n}")
    for table, entries in word_list("terms").items()
    for n, entry in enumerate(entries)
]


@pytest.mark.parametrize(("table", "entry"), ENTRIES)
def test_every_entry_does_what_its_example_says(table: str, entry: dict[str, Any]) -> None:
    said = [term for _, _, term in found(entry["example"])]
    assert said == ([entry["term"]] if "term" in entry else [])


@pytest.mark.parametrize(("table", "entry"), ENTRIES)
def test_every_example_holds_a_word_of_its_entry(table: str, entry: dict[str, Any]) -> None:
    phrases = [
        fold(" ".join(phrase.split())) for phrase in entry["words"].split("|" if "|" in entry["words"] else None)
    ]
    text = " ".join(document(entry["example"]).forms)
    assert any(phrase in text for phrase in phrases)


def test_without_the_naming_word_the_example_would_be_a_wording() -> None:
    assert found("وعدت الهيئة بإجراء «انتخابات حرة» قبل الشتاء.")
    assert not found("أنتجت القناة فيلم «انتخابات حرة» قبل الشتاء.")


def test_every_mark_is_a_word_of_the_table() -> None:
    assert {mark.mark for seconds in marks().values() for found in seconds.values() for mark in found} | set(
        doubting().values()
    ) < set(MARKED)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the preposition on ما, and the one before the term, are cut off
        ("شارك في ما يسمى بلجان الصلح.", ("so_called", "ما يسمى", "لجان الصلح")),
        ("حذر مما يسمى لجان الصلح.", ("so_called", "ما يسمى", "لجان الصلح")),
        ("زار الوفد ما يسمى لجان الصلح وقادتها.", ("so_called", "ما يسمى", "لجان الصلح")),
        ("نددت بما يسمى «لجان الصلح» في الجنوب.", ("so_called", "ما يسمى", "لجان الصلح")),
        ("اعتقل أعضاء ما يسمى بـ(لجان الصلح) أمس.", ("so_called", "ما يسمى", "لجان الصلح")),
        ("انضم إلى ما يسمى تنظيم «النخلة» قبل عام.", ("so_called", "ما يسمى", "تنظيم «النخلة")),
        ("تحدث عما أسماه عدوانا على بلاده.", ("so_called", "ما أسماه", "عدوانا")),
        ("يرفض ما يسميه حراس الحديقة بالفوضى.", ("so_called", "ما يسميه", "الفوضى")),
        ("دان المجلس ما وصفه رئيس البلدية بالعدوان على الميناء.", ("described_as", "ما وصفه", "العدوان")),
        ("دان المجلس ما وصفه بـ«العدوان الغاشم» على الميناء.", ("described_as", "ما وصفه", "العدوان الغاشم")),
        ("رفض النادي ما وصفته صحيفة النهر بصفقة العام.", ("described_as", "ما وصفته", "صفقة العام")),
        ("عرض صورا لما قال الجيش إنها مخازن سلاح قرب النهر.", ("described_as", "ما قال", "مخازن سلاح")),
        ("تسلمت اللجنة ما زعم أنها وثائق مسروقة.", ("alleged", "ما زعم", "وثائق مسروقة")),
        ("كشف عن مخالفات مالية مزعومة في النادي.", ("alleged", "مزعومة", "مخالفات مالية")),
        ("هاجم دولتهم الموحدة المزعومة في كلمته.", ("alleged", "المزعومة", "دولتهم الموحدة")),
        ("بحثت الشرطة عن القاتل المفترض في الغابة.", ("alleged", "المفترض", "القاتل")),
        ("وعدت الحكومة بحماية «الشرعية» من خصومها.", ("scare_quotes", "«", "الشرعية")),
        ('تقدم المجلس بخطة "غير مسبوقة" لإنقاذ البحيرة.', ("scare_quotes", '"', "غير مسبوقة")),
    ],
)  # fmt: skip
def test_marks(text: str, expected: tuple[str, str, str]) -> None:
    assert found(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "من المفترض أن يصل الوفد غدا.",
        "كان الدور المفترض أن يؤديه المجلس واضحا.",
        "قال الوزير: «إرهاب وعدوان».",  # all that he said
        "وصفت الصحيفة «المقاومة» الخبر بأنه كاذب.",
        "صدر العدد الأول من مجلة «المقاومة».",
        "فاز فيلم «الانقلاب» بالجائزة، وحضر مخرج «الانقلاب» الحفل.",
        "عرضت الدور «السكر» و«عودة» و«الثورة» و«البحر».",
        "نشرت صحيفة «النهر» الخبر أمس.",
        "كما يسمى القمر بدرا في منتصف الشهر.",
        "في ما قال الناطق إنه سيعود غدا.",
        "«الإرهاب»",
        "",
    ],
)
def test_no_marks(text: str) -> None:
    assert found(text) == []


def test_a_term_stands_in_the_innermost_claim_and_knows_its_speaker() -> None:
    text = "قال الوزير سامي العلي إن رئيس الحزب أكد أن ما يسمى لجان الصلح انتهى أمرها. وتجمع أنصار «الشرعية» قرب النهر."
    articles = pd.DataFrame({"article_id": ["a"], "text": [text]})
    tables = extract(articles)
    assert tables.terms[["term_id", "term", "speaker"]].fillna("").values.tolist() == [
        ["a:t1", "لجان الصلح", "رئيس الحزب"],
    ] + ([["a:t2", "الشرعية", ""]] if len(tables.terms) > 1 else [])
    inner = tables.claims.set_index("claim_id").loc[tables.terms.loc[0, "claim_id"]]
    assert inner["speaker"] == "رئيس الحزب" and pd.notna(inner["parent_id"])
    validate(tables.terms, "terms")
    check_evidence(tables.terms, "terms", tables.articles)


def test_no_terms_make_an_empty_table() -> None:
    tables = extract(pd.DataFrame({"article_id": ["a"], "text": ["هدأت الرياح مساء."]}))
    assert tables.terms.empty
    validate(tables.terms, "terms")


@settings(deadline=None, max_examples=80)
@given(
    st.lists(
        st.sampled_from(
            ["ما", "يسمى", "«", "»", '"', "المزعوم", "ب", "الإرهاب", "وصفه", "إنها", ".", "قال", "(", "و", ":"]
        ),
        max_size=40,
    )
)
def test_any_order_of_marks_is_survived(words: list[str]) -> None:
    text = " ".join(words)
    for _, cue, term in found(text):
        assert cue and term.strip()


def test_work_is_linear_in_length(lines_run) -> None:
    piece = "ندد الحزب بما يسمى «لجان الصلح» وبما وصفه الوزير بالعدوان المزعوم على «الشرعية» في النهر. "

    def work(length: int) -> int:
        doc = document(piece * length)
        said = claims(doc)
        return lines_run(lambda: terms(doc, said))

    work(10)  # the word lists are read, once
    assert work(200) < 5 * work(50)
