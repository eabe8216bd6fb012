"""Every entry of the word lists of reported speech does what its example says; verbs are conjugated right."""

from __future__ import annotations

from typing import Any

import pytest

from newsanalysis.extract.reporting import claims
from newsanalysis.lexicon.boundaries import feelings, is_verbal_noun, source_kinds
from newsanalysis.lexicon.cues import cue_forms, past_forms, present_forms
from newsanalysis.lexicon.load import word_list
from newsanalysis.text import document, fold


def entries(name: str, *tables: str) -> list[Any]:
    lists = word_list(name)
    return [
        pytest.param(entry, id=f"{table}-{n}")
        for table in (tables or tuple(lists))
        for n, entry in enumerate(lists[table])
    ]


@pytest.mark.parametrize("entry", entries("cues", "verb"))
def test_every_verb_is_found_in_its_example(entry: dict[str, Any]) -> None:
    found = [(claim.why[1], claim.stance) for claim in claims(document(entry["example"]))]
    stances = set(feelings().values()) if entry["stance"] == "feeling" else {entry["stance"]}
    assert any(lemma == entry["past"] and stance in stances for lemma, stance in found), found


@pytest.mark.parametrize("entry", entries("cues", "phrase"))
def test_every_phrase_is_found_in_its_example(entry: dict[str, Any]) -> None:
    text = entry["example"]
    cues = [fold(word) for claim in claims(document(text)) for word in text[slice(*claim.cue)].split()]
    assert cues[: len(entry["words"].split())] == [fold(word) for word in entry["words"].split()]


@pytest.mark.parametrize("entry", [*entries("sources"), *entries("boundaries")])
def test_every_source_ends_where_its_example_says(entry: dict[str, Any]) -> None:
    text = entry["example"]
    assert entry["source"] in [text[slice(*claim.source)] for claim in claims(document(text)) if claim.source]


@pytest.mark.parametrize("entry", entries("particles"))
def test_every_particle_leaves_as_many_claims_as_its_example_has(entry: dict[str, Any]) -> None:
    assert len(claims(document(entry["example"]))) == entry["claims"]


@pytest.mark.parametrize("name", ["boundaries", "sources", "particles"])
def test_every_example_holds_a_word_of_its_entry(name: str) -> None:
    for table, rows in word_list(name).items():
        for entry in rows:
            words = {fold(word) for word in entry["words"].split()}
            said = document(entry["example"]).forms
            endings = {
                form.removeprefix(p).removesuffix(s) for form in said for p in ("", "ال", "و") for s in ("", "ه", "ها")
            }
            assert words & endings, (table, entry["example"])


@pytest.mark.parametrize(
    ("stem", "person", "form"),
    [
        ("قال", "fs", "قالت"),
        ("قال", "mp", "قالوا"),
        ("قال", "1s", "قلت"),
        ("دعا", "fs", "دعت"),
        ("دعا", "mp", "دعوا"),
        ("نفي", "fs", "نفت"),
        ("نفي", "1p", "نفينا"),
        ("اعلن", "1p", "اعلننا"),
    ],
)
def test_past(stem: str, person: str, form: str) -> None:
    assert dict(past_forms(stem))[person] == form


@pytest.mark.parametrize(
    ("stem", "person", "form"),
    [
        ("يقول", "fs", "تقول"),
        ("يقول", "mp", "يقولون"),
        ("يدعو", "mp", "يدعون"),
        ("يري", "1p", "نري"),
        ("ينفي", "mp", "ينفون"),
    ],
)
def test_present(stem: str, person: str, form: str) -> None:
    assert dict(present_forms(stem))[person] == form


def test_one_form_may_have_several_readings() -> None:
    readings = {(reading.cue.lemma, reading.clitic) for reading in cue_forms()["وعد"]}
    assert readings == {("وعد", 0), ("عد", 1)}


def test_clitics_are_counted_and_do_not_belong_to_the_cue() -> None:
    text = "افتتح الوزير المصنع وقال إن الإنتاج سيتضاعف."
    [claim] = claims(document(text))
    assert text[slice(*claim.cue)] == "قال"


@pytest.mark.parametrize(
    ("word", "event"),
    [
        ("إطلاق", True),
        ("أطفال", False),
        ("تدمير", True),
        ("استهداف", True),
        ("مقتلهم", True),
        ("مدرسة", False),
        ("ارتفاعا", True),
    ],
)
def test_verbal_nouns_by_list_and_by_shape(word: str, event: bool) -> None:
    assert is_verbal_noun(word, fold(word)) is event


def test_heads_are_known_with_and_without_the_article() -> None:
    kinds = source_kinds()
    assert kinds["وزير"] == kinds["الوزير"] == "person"
    assert kinds["وكالة"] == "medium"
