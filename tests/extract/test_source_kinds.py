"""The kind of a source by its head noun, on names of our own."""

from __future__ import annotations

from typing import Any

import pytest

from newsanalysis.extract.reporting import claims
from newsanalysis.extract.source_kinds import KINDS, source_kind
from newsanalysis.lexicon.load import word_list
from newsanalysis.tables import SOURCE_KINDS
from newsanalysis.text import document


@pytest.mark.parametrize(
    ("kind", "entry"),
    [(table, entry) for table, entries in word_list("kinds").items() for entry in entries],
)
def test_every_example_is_of_its_kind(kind: str, entry: dict[str, Any]) -> None:
    text = entry["example"]
    [claim] = claims(document(text))
    assert claim.source and text[slice(*claim.source)] == entry["source"]
    assert source_kind(entry["source"], claim.speaker) == entry.get("kind", kind)


def test_the_kinds_are_those_of_the_table() -> None:
    assert set(KINDS) == set(SOURCE_KINDS)


@pytest.mark.parametrize(
    ("source", "speaker", "kind"),
    [
        ("المتحدث باسم الجيش", None, "military"),
        ("رئيس شركة النقل سامي العلي", None, "organisation"),
        ("رئيس وزراء البلاد", None, "official"),
        ("العميد سالم الراشد", None, "military"),
        ("العلي", "وزير الصحة سامي العلي", "official"),  # the full name tells more than the short one
        (None, "خبير المياه سالم الراشد", "expert"),
        (None, None, None),
        ("", "", None),
        ("روسيا", None, "official"),
        ("سامي العلي", None, "person"),
        ("الحراك الشعبي", None, None),
        ("مصدر عسكري", None, "anonymous"),
        ("بعض الدراسات", None, "document"),
        ("المتحدث باسم شركة «نورس»", None, "organisation"),
        ("المتحدث باسم نورس سامي العلي", None, "organisation"),
        ("رئيس الوكالة الدولية للطاقة الذرية", None, "organisation"),
        ("42", None, None),
    ],
)
def test_kinds(source: str | None, speaker: str | None, kind: str | None) -> None:
    assert source_kind(source, speaker) == kind
