"""According to whom a figure is: the innermost claim it stands in, carried on where the report plainly goes on."""

from __future__ import annotations

import pytest

from newsanalysis.extract.figures import figures
from newsanalysis.extract.links import link
from newsanalysis.extract.records import Claim, Span
from newsanalysis.text import document


@pytest.fixture
def linked():
    """Value → (index of the claim, source) of the figures of a text whose claims are given by what stands in it."""

    def read(text, *claims):
        doc = document(text)
        made = [
            Claim(
                cue=place(text, cue),
                source=None if source is None else place(text, source),
                speaker=speaker,
                content=(place(text, content),),
                quotation="indirect",
                stance="say",
            )
            for cue, source, speaker, content in claims
        ]
        found = link(doc, figures(doc), made)
        return {f.value: (f.claim, text[f.source.start : f.source.end] if f.source else None) for f in found}

    return read


def place(text, part):
    start = text.index(part)
    return Span(start, start + len(part))


def test_a_figure_stands_under_the_claim_that_holds_it(linked):
    text = "قالت الوزارة إن 40 عاملا غادروا. وفي المدينة 30 مصنعا."
    said = ("قالت", "الوزارة", "الوزارة", "40 عاملا غادروا")
    assert linked(text, said) == {40: (0, "الوزارة"), 30: (None, None)}


def test_the_innermost_claim_wins(linked):
    text = "قال النائب إن 40 عاملا غادروا وإن الوزارة أكدت أن 30 عاملا بقوا هناك."
    outer = ("قال", "النائب", "النائب", "40 عاملا غادروا وإن الوزارة أكدت أن 30 عاملا بقوا هناك")
    inner = ("أكدت", "الوزارة", "الوزارة", "30 عاملا بقوا هناك")
    assert linked(text, outer, inner) == {40: (0, "النائب"), 30: (1, "الوزارة")}


def test_an_elided_subject_is_the_last_mention_of_the_speaker(linked):
    text = "قالت الوزارة إن 40 عاملا غادروا. وأضافت أن 30 عاملا بقوا هناك."
    first = ("قالت", "الوزارة", "الوزارة", "40 عاملا غادروا")
    second = ("أضافت", None, "الوزارة", "30 عاملا بقوا هناك")
    assert linked(text, first, second) == {40: (0, "الوزارة"), 30: (1, "الوزارة")}


def test_a_claim_without_a_speaker_has_no_source(linked):
    text = "ويعتقد أن 40 عاملا غادروا."
    assert linked(text, ("يعتقد", None, None, "40 عاملا غادروا")) == {40: (0, None)}


@pytest.mark.parametrize(
    ("second", "claim"),
    [
        ("كما وصل 30 طبيبا.", 0),
        ("كذلك وصل 30 طبيبا.", 0),
        ("وقد وصل 30 طبيبا.", 0),
        ("وصل 30 طبيبا.", None),
        ("\nكما وصل 30 طبيبا.", 0),
        ("\nكذلك وصل 30 طبيبا.", None),
    ],
)
def test_a_sentence_that_plainly_continues_the_report(linked, second, claim):
    text = f"قالت الوزارة إن 40 عاملا غادروا. {second}"
    said = ("قالت", "الوزارة", "الوزارة", "40 عاملا غادروا")
    assert linked(text, said)[30] == (claim, None if claim is None else "الوزارة")


def test_a_report_does_not_run_on_over_another(linked):
    text = "قالت الوزارة إن 40 عاملا غادروا. كما قال النائب إن 30 طبيبا وصلوا. ووصلت 20 سيارة."
    first = ("قالت", "الوزارة", "الوزارة", "40 عاملا غادروا")
    second = ("قال النائب", "النائب", "النائب", "30 طبيبا وصلوا")
    assert linked(text, first, second) == {40: (0, "الوزارة"), 30: (1, "النائب"), 20: (None, None)}


def test_a_revised_forecast_is_whose_forecast_it_is(linked):
    assert linked("خفض الصندوق توقعاته للنمو إلى 2.7 في المئة.") == {2.7: (None, "الصندوق")}


def test_without_claims_nothing_is_attributed(linked):
    assert linked("قتل 40 عاملا. وأصيب 30.") == {40: (None, None), 30: (None, None)}


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("أما وزير الصحة، فرفع حصيلته إلى 50 قتيلا.", "وزير الصحة"),
        ("رفعت هيئة الطوارئ، الاثنين، حصيلة القتلى إلى 50.", "هيئة الطوارئ"),
        ("خفض المصرف توقعاته إلى 50 دولارا.", "المصرف"),
    ],
)
def test_whoever_revises_a_toll(linked, text, source):
    assert linked(text)[50] == (None, source)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("وكانت الوزارة قد أعلنت، في وقت سابق، 50 وفاة.", "الوزارة"),
        ("وكان جهاز الإسعاف قد أحصى 50 قتيلا.", "جهاز الإسعاف"),
        ("أما وزارة الصحة فأحصت 50 جريحا.", "وزارة الصحة"),
        ("تقف حصيلة الوزارة عند 50 قتيلا.", "الوزارة"),
        ("سقط 50 قتيلا أعلنتهم الوزارة أمس.", "الوزارة"),
        ("كانت الهزة بقوة 50 درجة لدى المعهد الوطني.", "المعهد الوطني"),
        ("بلغ العدد لدى الوزارة 50 قتيلا.", "الوزارة"),
        ("بلغت النسبة 50 في المئة. جاء ذلك في ثنايا تقرير الهيئة.", "تقرير الهيئة"),
        # nobody counts here
        ("كانت المدينة قد فقدت 50 منزلا.", None),
        ("سجل اللاعب 50 هدفا.", None),
        ("كانت حصيلة الزلزال 50 قتيلا.", None),
        ("تبلغ النسبة 50 في المئة. وجاء ذلك بعد أسبوع.", None),
    ],
)
def test_whoever_counts_without_a_claim(linked, text, source):
    assert linked(text)[50] == (None, source)


def test_whoever_counts_comes_before_who_passed_it_on():
    text = "وكانت الوزارة قد أحصت 50 قتيلا، بحسب وكالة الأنباء."
    doc = document(text)
    relay = Claim(
        cue=place(text, "بحسب"),
        source=place(text, "وكالة الأنباء"),
        speaker="وكالة الأنباء",
        content=(place(text, "وكانت الوزارة قد أحصت 50 قتيلا"),),
        quotation="indirect",
        stance="say",
        why=("attribution", "بحسب"),
    )
    (figure,) = link(doc, figures(doc), [relay])
    assert figure.claim == 0 and figure.source is not None
    assert text[figure.source.start : figure.source.end] == "الوزارة"
    assert "source: counter" in figure.why
