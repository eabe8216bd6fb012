"""Gates: every recogniser's places by one scan, each distinct word asked once."""

from __future__ import annotations

from collections import Counter

from newsanalysis.text import Gate, document


def test_a_gate_gives_the_places_of_its_words_in_order():
    ports = Gate(lambda form: form.startswith("مين"))
    doc = document("وصلت السفينة إلى ميناء الشرق، ثم غادرت ميناءَ الغرب.")
    assert [doc.forms[i] for i in doc.where(ports)] == ["ميناء", "ميناء"]
    assert doc.where(ports) == [3, 8]


def test_several_gates_may_take_the_same_word():
    long, feminine = Gate(lambda form: len(form) > 5), Gate(lambda form: form.endswith("ة"))
    doc = document("السفينة سفينة قديمة")
    assert (doc.where(long), doc.where(feminine)) == ([0], [0, 1, 2])


def test_a_word_is_asked_about_once_in_all_articles():
    asked: Counter[str] = Counter()
    gate = Gate(lambda form: asked.update([form]) or form == "نخلة")
    for _ in range(3):
        assert document("نخلة ونخلة ثم نخلة").where(gate) == [0, 3]
    assert set(asked.values()) == {1}


def test_a_gate_that_comes_later_sees_words_that_were_read_before():
    text = "زيتونة في الحقل"
    document(text)
    gate = Gate("زيتونة".__eq__)
    assert document(text).where(gate) == [0]


def test_an_empty_text_has_no_places():
    gate = Gate(bool)
    assert document("").where(gate) == []
