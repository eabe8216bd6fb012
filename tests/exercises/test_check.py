"""Only a right answer passes, in whatever shape it is written; nothing that is answered raises."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pandas as pd
import pytest

from newsanalysis.exercises import check
from newsanalysis.exercises.check import ALONE, SORTS, tasks
from newsanalysis.exercises.key import Right, right
from newsanalysis.exercises.names import meant

QUESTIONS = [(task, key) for task, questions in tasks().items() for key in questions]
OTHERS: dict[str, list[Any]] = {
    "name": ["فلاديمير بوتين", "قناة الجزيرة"],
    "number": [0, "1234567", 3.5],
    "interval": [(1, 2), (0, None), "7+"],
    "yes": [True, False],
    "qualifier": ["exact", "less than", "at least"],
    "tone": ["neutral", "endorsing", "distancing"],
    "difference": ["other_day", "correction", "update", "open"],
}
NO_ANSWERS = [None, ..., "", "  ", "…", [], (), {}, float("nan")]
ODD = [object(), b"27", {1: 2}, [[1]], ("a",), "\x00", "٪", pd.DataFrame(), np.array([1, 2]), lambda: 1, 10**400, 1j]


def wanted(task: str, key: str) -> Right:
    return right(tasks()[task][key])


def given(task: str, key: str, answer: object) -> object:
    return answer if key == ALONE else {key: answer}


def state(task: str, key: str, answer: object) -> str:
    return next(mark.state for mark in check(task, given(task, key, answer)).marks if mark.key == key)


def spelled(answer: Right) -> object:
    """A right answer as a person would write it."""
    if answer.sort == "name":
        return next(name for name in NAMES[answer.value])
    return answer.value


NAMES = {
    "stepanyan": ["ستيبانيان", "غيغام ستيبانيان", "أمين المظالم غيغام ستيبانيان", "Stepanyan", "Gegham Stepanyan"],
    "afp": ["فرانس برس", "وكالة فرانس برس", "AFP", "afp"],
    "tgcom24": ["تي جي كوم 24", "موقع «تي جي كوم 24» الإيطالي", "TGcom24"],
    "ru-mod": ["وزارة الدفاع الروسية", "الدفاع الروسية", "Ministry of Defence of Russia"],
    "nobody": ["nobody", "لا أحد", "the outlet", "النشرة نفسها"],
    "am-health": ["وزارة الصحة الأرمينية", "وزارة الصحة الارمينية", "Ministry of Health of Armenia"],
    "az-mod": ["وزارة الدفاع الأذربيجانية", "وزارة الدفاع الاذربيجانية", "Ministry of Defence of Azerbaijan"],
    "am-mfa": ["وزارة الخارجية الأرمينية", "الخارجية الأرمينية"],
    "erdogan": ["إردوغان", "أردوغان", "الرئيس التركي رجب طيب إردوغان", "Erdogan"],
    "babayan": ["بابايان", "ديفيد بابايان"],
    "pashinyan": ["باشينيان", "رئيس الوزراء الأرميني نيكول باشينيان", "باشنيان"],
    "az-mfa": ["وزارة الخارجية الأذربيجانية"],
    "az-health": ["وزارة الصحة الأذربيجانية"],
    "anf": ["وكالة «فرات»", "فرات", "ANF"],
}


@pytest.mark.parametrize(("task", "key"), QUESTIONS)
def test_the_right_answer_passes(task: str, key: str) -> None:
    answer = wanted(task, key)
    assert answer.sort in SORTS
    assert state(task, key, spelled(answer)) == "right"


@pytest.mark.parametrize(("task", "key"), QUESTIONS)
def test_a_wrong_answer_does_not_pass(task: str, key: str) -> None:
    answer = wanted(task, key)
    wrong = [other for other in OTHERS[answer.sort] if other != answer.value and str(other) != str(answer.value)]
    wrong = [other for other in wrong if str(other).replace(" ", "_") != str(answer.value)]
    assert wrong
    for other in [*wrong, *ODD]:
        assert state(task, key, other) == "not yet", other


@pytest.mark.parametrize(("task", "key"), QUESTIONS)
@pytest.mark.parametrize("answer", NO_ANSWERS, ids=repr)
def test_no_answer_is_not_answered_yet(task: str, key: str, answer: object) -> None:
    assert state(task, key, answer) == "open"
    assert not check(task, given(task, key, answer)).passed


@pytest.mark.parametrize("task", tasks())
def test_a_task_passes_only_as_a_whole(task: str) -> None:
    answers = {key: spelled(wanted(task, key)) for key in tasks()[task]}
    assert check(task, answers.get(ALONE, answers)).passed
    assert repr(check(task, answers.get(ALONE, answers))) == f"{task}: right"
    assert (
        repr(check(task))
        == repr(check(task, ... if ALONE in answers else dict.fromkeys(answers, ...)))
        == f"{task}: not answered yet"
    )
    for key in answers:
        assert not check(task, None if key == ALONE else answers | {key: ...}).passed


@pytest.mark.parametrize(("actor", "name"), [(actor, name) for actor, names in NAMES.items() for name in names])
def test_a_name_is_known_in_its_variants(actor: str, name: str) -> None:
    assert meant(name) == {actor}


@pytest.mark.parametrize("name", ["وزارة الصحة", "الوزارة", "وكالة", "علييف", "ministry", "Aliyev"])
def test_a_name_of_several_is_not_enough(name: str) -> None:
    assert len(meant(name)) > 1


@pytest.mark.parametrize("name", ["فلان الفلاني", "xyz", "«»", "...", "27"])
def test_a_name_of_nobody_is_not_known(name: str) -> None:
    assert meant(name) == frozenset()


@pytest.mark.parametrize(
    ("task", "key", "answer"),
    [
        ("1.3", ALONE, "١"),
        ("1.3", ALONE, "واحد"),
        ("1.3", ALONE, np.int64(1)),
        ("2.1", "A", "at least"),
        ("2.1", "A", "على الأقل"),
        ("2.1", "A", "At_Least"),
        ("2.2", "A", "20+"),
        ("2.2", "A", (20, math.inf)),
        ("2.2", "A", ["٢٠", "open"]),
        ("2.2", "A", (20, None)),
        ("2.2", "B", "20-100"),
        ("2.2", "D", (None, "120 ألف")),
        ("2.3", "A", "نعم"),
        ("2.4", "B", "٢٣"),
        ("2.4", "B", "23 شخصا"),
        ("2.4", "D", "11,500,000"),
        ("2.4", "D", 11.5e6),
        ("3.2", "B", "part whole"),
        ("4.3", "B", "DISTANCING"),
    ],
)
def test_answers_in_natural_variants_pass(task: str, key: str, answer: object) -> None:
    assert state(task, key, answer) == "right"


@pytest.mark.parametrize(
    ("task", "key", "answer", "said"),
    [
        ("1.1", "speaker", "وكالة فرانس برس", "who said it?"),
        ("1.1", "relay", "ستيبانيان", "through whom"),
        ("1.1", "speaker", "الوزارة", "somebody else"),
        ("1.4", ALONE, "وزارة الدفاع", "write the full name"),
        ("1.4", ALONE, "فلان", "copy it as it stands"),
        ("1.3", ALONE, 3, "how many of them counted"),
        ("1.3", ALONE, "many", "expected one number"),
        ("2.2", "A", (20, 99), "the lower end is right"),
        ("2.2", "E", (10, 99), "the upper end is right"),
        ("2.2", "A", 20, "expected two ends"),
        ("2.1", "A", "perhaps", "a word of the list"),
        ("2.3", "A", "perhaps", "yes or no"),
        ("1.1", ALONE, "ستيبانيان", "one line each"),
        ("7.7", ALONE, "x", "no task of this number"),
    ],
)
def test_a_wrong_answer_is_told_what_to_look_at(task: str, key: str, answer: object, said: str) -> None:
    verdict = check(task, given(task, key, answer))
    assert said in repr(verdict)
    assert not verdict.passed


def test_the_verdict_is_shown_in_both_languages() -> None:
    html = check("1.1", {"speaker": "<b>x</b>", "relay": "AFP"})._repr_html_()
    assert 'dir="rtl"' in html
    assert "ليس بعد" in html
    assert "<b>x</b>" not in html


def test_no_answer_is_written_down() -> None:
    """The tasks point at places; a student who opens the file reads no answer."""
    for questions in tasks().values():
        for question in questions.values():
            assert question.keys() <= {"ask", "figure", "figures", "cue", "words", "pair", "number"}
