"""Reported speech, construction by construction, on sentences of our own."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsanalysis.extract.records import Claim
from newsanalysis.extract.reporting import claims
from newsanalysis.text import document


def parts(text: str) -> list[dict[str, Any]]:
    """The claims of a text as the words that their spans cover."""

    def words(claim: Claim) -> dict[str, Any]:
        return {
            "cue": text[slice(*claim.cue)],
            "source": claim.source and text[slice(*claim.source)],
            "speaker": claim.speaker,
            "content": [text[slice(*span)].strip('«»"“”') for span in claim.content],
            "quotation": claim.quotation,
            "stance": claim.stance,
            "via": claim.via and text[slice(*claim.via)],
            "parent": claim.parent,
        }

    return [words(claim) for claim in claims(document(text))]


def only(text: str, **expected: Any) -> None:
    """The text has one claim, and of it what is expected."""
    [found] = parts(text)
    assert {name: found[name] for name in expected} == expected


# — cue and source


def test_verb_source_clause() -> None:
    only(
        "قال وزير المياه خالد النوري إن السد امتلأ.",
        cue="قال",
        source="وزير المياه خالد النوري",
        content=["السد امتلأ"],
        quotation="indirect",
        stance="say",
    )


def test_title_and_name_in_apposition_belong_to_the_source() -> None:
    only(
        "أكد المتحدث باسم وزارة الصحة، الدكتور سامي العلي، أن اللقاح وصل.",
        source="المتحدث باسم وزارة الصحة، الدكتور سامي العلي",
        content=["اللقاح وصل"],
        stance="assert",
    )


@pytest.mark.parametrize("adjunct", ["في بيان", "أمس", "خلال لقائه وفدا من النواب", "عقب الاجتماع", "في مؤتمر صحفي"])
def test_adjuncts_do_not_belong_to_the_source(adjunct: str) -> None:
    only(f"قال الوزير {adjunct} إن السد امتلأ.", source="الوزير", content=["السد امتلأ"])


def test_a_relative_clause_does_not_belong_to_the_source() -> None:
    only("قال الوزير الذي يزور المدينة إن السد امتلأ.", source="الوزير", content=["السد امتلأ"])


def test_sources_are_coordinated() -> None:
    only("قال مسؤولون وشهود إن السد انهار.", source="مسؤولون وشهود")


def test_an_inner_preposition_stays_in_the_source() -> None:
    only("قالت مصادر في وزارة الدفاع إن القوات انسحبت.", source="مصادر في وزارة الدفاع")


def test_the_source_may_stand_before_its_verb() -> None:
    only("وكان وزير المياه قد أعلن أن السد امتلأ.", source="وزير المياه", stance="announce", content=["السد امتلأ"])


def test_a_name_in_quotation_marks_may_be_the_source() -> None:
    only("قالت «منظمة الأرض» إن السد امتلأ.", source="«منظمة الأرض»", quotation="indirect")


def test_the_impersonal_passive_has_no_speaker() -> None:
    only("يعتقد أن السد بني قبل ألف عام.", source=None, speaker=None, stance="believe")


@pytest.mark.parametrize(
    "text",
    [
        "لم يعلن الوزير أن السد امتلأ.",
        "غادر الوزير دون أن يؤكد أن السد امتلأ.",
        "يذكر أن السد بني قبل قرن.",
        "تجدر الإشارة إلى أن السد بني قبل قرن.",
        "من المتوقع أن يمتلئ السد قريبا.",
        "قد يؤكد الفحص أن الجدار متصدع.",
        "زار الوزير السد رغم أن الطريق مقطوع.",
        "افتتح الوزير طريقا بين المدينة والسد.",
        "هاجمت «كتيبة النور» البلدة وانسحبت.",
        "قضوا بالغارة على البلدة.",
        "",
        "قال",
        "وأضاف:",
    ],
)
def test_not_a_claim(text: str) -> None:
    assert parts(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "أما سامي العلي، وزير المياه، فقال إن السد امتلأ.",
        "وكان سامي العلي، وزير المياه، قد قال إن السد امتلأ.",
        "غير أن سامي العلي، وزير المياه، قال، الأحد، إن السد امتلأ.",
        "قال سامي العلي، وزير المياه، لوكالة الأيام إن السد امتلأ.",
    ],
)
def test_a_source_with_its_title_between_commas(text: str) -> None:
    only(text, source="سامي العلي، وزير المياه", content=["السد امتلأ"])


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("تنفي هذه القوات استهداف المدنيين.", "هذه القوات", "استهداف المدنيين"),
        ("نفى هذه الأنباء في بيان.", None, "هذه الأنباء في بيان"),
        ("أدانت الرابطة الوطنية الأحكام الصادرة أمس.", "الرابطة الوطنية", "الأحكام الصادرة أمس"),
        ("انتقد الحزب الأردني الحكومة السابقة.", "الحزب الأردني", "الحكومة السابقة"),
        ("نفى التحالف بقيادة الجيش استهداف المدنيين.", "التحالف بقيادة الجيش", "استهداف المدنيين"),
        ("أفادت الوكالة الوطنية للإعلام بأن الجسر انهار.", "الوكالة الوطنية للإعلام", "الجسر انهار"),
        ("أفادت وكالة برنا بأن الجسر انهار.", "وكالة برنا", "الجسر انهار"),
        ("وبحسب نفس المصدر، توقف القتال في المدينة.", "نفس المصدر", "توقف القتال في المدينة"),
        ("تابع الوزير حديثه قائلا إن السد امتلأ.", "الوزير", "السد امتلأ"),
        ("قال أحد السكان لمصور صحفي إن الجسر انهار.", "أحد السكان", "الجسر انهار"),
        ("كانت السلطات قد أعلنت، في وقت متأخر من مساء أمس، وفاة ثلاثة.", "السلطات", "وفاة ثلاثة"),
        ("أعرب المدرب عبر حسابه الرسمي عن شكره للاعبين.", "المدرب", "شكره للاعبين"),
    ],
)
def test_where_the_source_ends_and_the_content_begins(text: str, source: str | None, content: str) -> None:
    only(text, source=source, content=[content])


def test_a_relay_in_dashes_leaves_the_claim_whole() -> None:
    only(
        "ذكرت هيئة الأركان - حسبما أوردت وكالة النبأ - أن الجسر دمر.",
        source="هيئة الأركان", via="وكالة النبأ", content=["الجسر دمر"],
    )  # fmt: skip


def test_how_somebody_spoke_is_not_who_spoke() -> None:
    assert parts("قالت فاطمة إن الجسر انهار. وأضافت باكية: «لن أعود».")[1]["speaker"] == "فاطمة"


def test_a_conjunction_written_onto_the_source_is_left_out() -> None:
    only("فوزارة المياه أعلنت أن السد امتلأ.", source="وزارة المياه")


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("طالب الوزير وسائل الإعلام بنشر الأرقام.", "الوزير"),
        ("رفضت أرمينيا الاتهام الجديد.", "أرمينيا"),
        ("أيد الرئيس المنتخب تركيا في موقفها.", "الرئيس المنتخب"),
    ],
)
def test_source_and_object_side_by_side(text: str, source: str) -> None:
    only(text, source=source)


# — content


def test_a_verbal_noun_is_content() -> None:
    only("أعلنت باكو أمس سقوط قتيلين في القصف.", source="باكو", content=["سقوط قتيلين في القصف"], stance="announce")


def test_an_event_after_the_preposition_of_its_verb_is_content() -> None:
    only("أفادت مصادر طبية بمقتل ثلاثة أشخاص.", source="مصادر طبية", content=["بمقتل ثلاثة أشخاص"])


def test_the_addressee_stays_out_of_the_content() -> None:
    only(
        "طالب المدير جميع العاملين بالتزام التعليمات.",
        source="المدير",
        content=["بالتزام التعليمات"],
        stance="demand",
    )


def test_the_accused_is_in_the_content() -> None:
    only("واتهم الحكومة بتعطيل الحوار.", content=["الحكومة بتعطيل الحوار"], stance="accuse")


def test_the_accused_is_told_from_the_source() -> None:
    only(
        "اتهم رئيس الوزراء الأرميني أذربيجان بخرق الهدنة.",
        source="رئيس الوزراء الأرميني",
        content=["أذربيجان بخرق الهدنة"],
    )


def test_a_noun_ends_before_a_remark_of_the_outlet() -> None:
    [found] = parts("أعلنت الشرطة مقتل ثلاثة، وهو أعلى عدد هذا العام.")
    assert found["content"] == ["مقتل ثلاثة"]


def test_a_feeling_gives_the_stance() -> None:
    only("أعرب الوزير عن قلقه من تجدد القتال.", stance="condemn", content=["قلقه من تجدد القتال"])


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("قدر المدير عدد العمال بنحو ألفين.", "عدد العمال بنحو ألفين"),
        ("أوردت الوكالة حصيلة أقل.", "حصيلة أقل"),
        ("توقع المدير ألا يعود العمال.", "ألا يعود العمال"),
        ("كشف تقرير صادر عن المركز الذي يتابع السوق، عن تراجع الأسعار.", "تراجع الأسعار"),
        ("لم يستبعد المدير أن يعود العمال.", "يعود العمال"),
    ],
)
def test_what_else_may_be_content(text: str, content: str) -> None:
    only(text, content=[content])


@pytest.mark.parametrize(
    "remark",
    ["من دون أن تذكر السبب", "ولم توضح السبب", "مستندة إلى صور الأقمار", "في أول حصيلة رسمية", "قبل أن تعلن وفاة ثالث"],
)
def test_what_the_outlet_adds_is_not_content(remark: str) -> None:
    assert parts(f"قالت الشرطة إن رجلين قتلا، {remark}.")[0]["content"] == ["رجلين قتلا"]


def test_an_amount_is_no_estimate() -> None:
    assert parts("دفعت الشركة غرامة قدرها 20 مليون دولار.") == []


# — quotations


def test_a_quotation_after_a_colon_is_direct() -> None:
    only("وقال المدرب: «سنلعب للفوز».", quotation="direct", content=["سنلعب للفوز"], source="المدرب")


def test_a_quotation_after_the_complementizer_is_direct() -> None:
    only("أضافت الشركة أن «الإنتاج تضاعف هذا العام».", quotation="direct")


def test_a_part_in_quotation_marks_is_mixed() -> None:
    only("قال الوزير إن الخطة «لا تزال على الطاولة» رغم الخلاف.", quotation="mixed")


def test_a_name_in_quotation_marks_is_not_speech() -> None:
    only("قال الوزير إن تنظيم «النور» انسحب.", quotation="indirect")


def test_a_colon_without_marks_is_direct() -> None:
    only("وأضاف: إن السد امتلأ.", quotation="direct", content=["السد امتلأ"])


def test_a_quotation_may_hold_several_sentences() -> None:
    only(
        "قال المدرب: «لعبنا جيدا. لم يحالفنا الحظ. سنعود أقوى». وغادر الفريق الملعب.",
        content=["لعبنا جيدا. لم يحالفنا الحظ. سنعود أقوى"],
    )


def test_what_a_thing_is_called_is_a_claim() -> None:
    only("انسحب الوفد بسبب ما وصفه بأنه «شروط مستحيلة».", quotation="direct", content=["شروط مستحيلة"])


@pytest.mark.parametrize("words", ["«التهجير»", "«تدمير متعمد»"])
def test_a_choice_of_words_in_quotation_marks_is_speech(words: str) -> None:
    only(f"قال الوزير إن ما جرى أمس بلغ {words} على نطاق واسع.", quotation="mixed")


def test_a_quotation_on_the_line_behind_its_colon() -> None:
    only("وكتب الوزير في رسالته:\n«السد امتلأ».", content=["السد امتلأ"], quotation="direct")


def test_a_quotation_without_its_closing_mark_goes_on_to_the_end_of_its_line() -> None:
    [found] = parts("وقال الشاهد “رأيت الدخان من بعيد. هرب الجميع.\nوغادر الوفد المدينة.")
    assert found["content"] == ["رأيت الدخان من بعيد. هرب الجميع"]


def test_a_name_in_marks_within_a_quotation_in_the_same_marks() -> None:
    only('وأضاف المدير ""النور" ستفوز هذا العام".', quotation="direct", source="المدير")


def test_a_quotation_may_run_over_paragraphs() -> None:
    text = "قال المدرب: «لعبنا جيدا هذا الموسم.\n«لم يحالفنا الحظ في النهاية».\nوغادر الفريق الملعب."
    [found] = parts(text)
    assert found["content"][0].startswith("لعبنا")
    assert found["content"][0].endswith("النهاية")


def test_marks_typed_the_wrong_way_round() -> None:
    only("وقال المدرب ” سنلعب للفوز في كل مباراة “.", quotation="direct", source="المدرب")


def test_a_quotation_before_its_verb() -> None:
    only(
        "«لن نترك الميدان»، قال القائد لرويترز.",
        source="القائد",
        content=["لن نترك الميدان"],
        via="رويترز",
        quotation="direct",
    )


@pytest.mark.parametrize(
    "text", ["قال المدرب: «سنلعب للفوز.", "قال المدرب: سنلعب للفوز».", 'قال المدرب: "سنلعب للفوز.']
)
def test_an_odd_mark_does_no_harm(text: str) -> None:
    [found] = parts(text)
    assert "سنلعب للفوز" in found["content"][0]


# — several claims in one sentence


def test_a_participle_goes_on_with_the_same_speaker() -> None:
    first, second = parts("أعلنت الوزارة أن السد امتلأ، مشيرة إلى أن الماء يكفي عامين.")
    assert (first["content"], second["content"]) == (["السد امتلأ"], ["الماء يكفي عامين"])
    assert (second["source"], second["speaker"]) == (None, "الوزارة")


def test_a_coordinated_verb_ends_the_content_before_it() -> None:
    first, second = parts("قالت الشرطة إن الطريق مغلق، وأضافت أن الجسر انهار.")
    assert first["content"] == ["الطريق مغلق"]
    assert second["speaker"] == "الشرطة"


def test_a_contrast_ends_the_content_before_it() -> None:
    first, second = parts("قالت الشرطة إن الطريق مغلق، فيما أكد السكان أن الجسر انهار.")
    assert first["content"] == ["الطريق مغلق"]
    assert second["source"] == "السكان"


def test_a_doubled_cue_is_one_claim() -> None:
    only("أوضح المدير قائلا إن المصنع سيفتح أبوابه.", cue="أوضح", source="المدير")


def test_nested_claims_point_to_the_one_around() -> None:
    outer, inner = parts("قال المتحدث إن الوزيرة أكدت أن السد امتلأ.")
    assert (outer["parent"], inner["parent"]) == (None, 0)
    assert inner["source"] == "الوزيرة"


# — attributions and relays


def test_an_attribution_after_its_clause() -> None:
    only(
        "بلغت الخسائر مليون دولار، بحسب وزارة المالية.",
        cue="بحسب",
        source="وزارة المالية",
        content=["بلغت الخسائر مليون دولار"],
    )


def test_an_attribution_before_its_clause() -> None:
    only(
        "ووفقا لوزارة المالية، بلغت الخسائر مليون دولار.", source="وزارة المالية", content=["بلغت الخسائر مليون دولار"]
    )


def test_an_attribution_within_its_clause() -> None:
    only("بلغت الخسائر، بحسب وزارة المالية، مليون دولار.", content=["بلغت الخسائر", "مليون دولار"])


def test_an_attribution_with_a_verb_takes_its_stance() -> None:
    only("بلغت الخسائر مليون دولار، وفق ما أعلنت وزارة المالية.", cue="وفق ما أعلنت", stance="announce")


def test_a_rule_is_not_a_speaker() -> None:
    assert parts("وزعت الأرباح هذا العام وفقا للنظام.") == []


def test_an_agency_after_a_claim_is_its_relay() -> None:
    only(
        "أكد الوزير أن السد امتلأ، بحسب وكالة الأناضول.", source="الوزير", via="وكالة الأناضول", content=["السد امتلأ"]
    )


def test_a_relay_names_whoever_spoke_first() -> None:
    only(
        "نقلت وكالة الأناضول عن مصادر طبية قولها إن الضحايا بالعشرات.",
        cue="نقلت",
        source="مصادر طبية",
        via="وكالة الأناضول",
        content=["الضحايا بالعشرات"],
    )


def test_the_medium_that_was_spoken_to_is_the_relay() -> None:
    only("قال الوزير لوكالة الأناضول إن السد امتلأ.", source="الوزير", via="وكالة الأناضول")


def test_a_statement_is_a_source_and_its_institution_the_speaker() -> None:
    only(
        "جاء في بيان صادر عن وزارة المالية أن الخسائر تضاعفت.",
        source="بيان صادر عن وزارة المالية",
        speaker="وزارة المالية",
    )


def test_a_medium_that_quotes_is_the_relay_of_whoever_it_quotes() -> None:
    only(
        "ذكرت صحيفة الأيام نقلا عن مسؤولين محليين أن السد امتلأ.",
        cue="نقلا عن",
        source="مسؤولين محليين",
        via="صحيفة الأيام",
    )


def test_the_relay_is_kept_without_the_preposition_written_onto_it() -> None:
    only("أوضح المدير في تصريح لصحيفة «الأيام» أن السد امتلأ.", via="صحيفة «الأيام»")


def test_an_agency_after_a_quotation_is_its_relay() -> None:
    only("قالت الوزارة «امتلأ السد هذا العام كله»، وفقا لوكالة الأناضول.", source="الوزارة", via="وكالة الأناضول")


@pytest.mark.parametrize(
    ("behind", "cue", "stance"),
    [
        ("على ما أعلنت وزارة المالية", "على ما أعلنت", "announce"),
        ("وفق آخر ما ذكرت وزارة المالية", "وفق آخر ما ذكرت", "say"),
        ("على لسان وزير المالية", "على لسان", "say"),
    ],
)
def test_attributions_in_passing(behind: str, cue: str, stance: str) -> None:
    only(f"بلغت الخسائر مليون دولار، {behind}.", cue=cue, stance=stance, content=["بلغت الخسائر مليون دولار"])


@pytest.mark.parametrize("text", ["على ما يبدو، تأخر القطار ساعة.", "اطلع الوزير على ما أعلنته الشركة أمس."])
def test_what_only_looks_like_an_attribution(text: str) -> None:
    assert parts(text) == []


@pytest.mark.parametrize("between", ["في ما نقلت صحيفة الأيام", "فيما نقلت عنه صحيفة الأيام", "عبر قناة الأيام"])
def test_a_relay_between_the_verb_and_what_was_said(between: str) -> None:
    [found] = parts(f"أكد الوزير، {between}، أن السد امتلأ.")
    assert (found["source"], found["content"]) == ("الوزير", ["السد امتلأ"])
    assert found["via"].endswith("الأيام")


def test_a_medium_in_a_fronted_adjunct_is_the_relay() -> None:
    first, second = parts("وفي مقابلة مع قناة الأيام، قال الوزير إن السد امتلأ، مضيفا أن الماء نظيف.")
    assert (first["via"], second["via"]) == ("قناة الأيام", "قناة الأيام")


def test_a_relay_behind_several_claims_of_one_speaker_is_that_of_all() -> None:
    found = parts("قال الوزير إن السد امتلأ، مضيفا أن الماء نظيف، ومشيرا إلى أن السكان عادوا، بحسب وكالة الأيام.")
    assert [claim["via"] for claim in found] == ["وكالة الأيام"] * 3


def test_a_relay_belongs_to_the_claim_next_to_it() -> None:
    first, second = parts("قالت الشرطة إن الطريق مغلق، في حين ذكر شهود أن الجسر انهار، وفقا لوكالة الأيام.")
    assert (first["content"], first["via"]) == (["الطريق مغلق"], None)
    assert (second["source"], second["via"]) == ("شهود", "وكالة الأيام")


def test_a_relay_of_somebody_named_before() -> None:
    found = parts("قال المدير سامي العلي إن السد امتلأ. ونقلت عنه وكالة الأيام أن الماء نظيف.")
    assert (found[1]["source"], found[1]["via"], found[1]["speaker"]) == (None, "وكالة الأيام", "المدير سامي العلي")


@pytest.mark.parametrize(
    "behind", ["حسب ما أعلنت الوزارة ونقلت صحيفة الأيام", "على ما نقلت صحيفة الأيام أمس عن الوزارة"]
)
def test_an_attribution_with_whoever_passed_it_on(behind: str) -> None:
    only(f"بلغت الخسائر مليون دولار، {behind}.", source="الوزارة", via="صحيفة الأيام")


def test_a_medium_publishes_what_another_gave_it() -> None:
    only(
        "ونشرت صحيفة الأيام، نقلا عن الوزارة، قائمة بأسماء الناجين.",
        source="الوزارة",
        via="صحيفة الأيام",
        content=["قائمة بأسماء الناجين"],
    )


def test_a_verb_in_the_present_behind_its_clause() -> None:
    only("أغلق الطريق بين المدينتين، تضيف الوزارة.", source="الوزارة", content=["أغلق الطريق بين المدينتين"])


# — speakers


def test_an_elided_subject_agrees_in_gender() -> None:
    found = parts(
        "قال الوزير إن السد امتلأ. وأكدت المنظمة أن الماء ملوث. وأضافت أن السكان مرضوا. وتابع: «سنحقق في الأمر»."
    )
    assert [claim["speaker"] for claim in found] == ["الوزير", "المنظمة", "المنظمة", "الوزير"]


def test_an_elided_subject_may_have_acted_a_sentence_before() -> None:
    text = "تفقد الوزير سامي درويش، أمس، المرفأ. {}وفي ختام الجولة شدد على أن العمل مستمر."
    only(text.format(""), source=None, speaker="الوزير سامي درويش")
    only(text.format("هطل المطر. " * 4), speaker=None)


def test_an_elided_subject_agrees_in_number() -> None:
    found = parts("قال مسؤولون محليون إن السد امتلأ. وقالت الشرطة إن الطريق سالك. وأشاروا إلى أن الماء نظيف.")
    assert found[2]["speaker"] == "مسؤولون محليون"


def test_a_short_name_is_joined_to_the_full_one() -> None:
    found = parts("قال وزير المياه خالد النوري إن السد امتلأ. وأضاف النوري أن الماء نظيف.")
    assert found[1]["speaker"] == "وزير المياه خالد النوري"


def test_a_definite_office_is_joined_to_its_holder() -> None:
    found = parts("قال مصدر أمني في المدينة إن الطريق مغلق. وذكر المصدر أن الجسر انهار.")
    assert found[1]["speaker"] == "مصدر أمني في المدينة"


def test_the_subject_of_the_sentence_goes_on_speaking() -> None:
    [found] = parts("افتتح رئيس البلدية المكتبة الجديدة، مؤكدا أن القراءة حق للجميع.")
    assert found["speaker"].startswith("رئيس البلدية")


def test_an_unknown_speaker_stays_unknown() -> None:
    only("وقال إن السد امتلأ.", speaker=None)


# — headlines


def test_the_colon_of_a_headline_after_somebody_who_speaks() -> None:
    found = parts("النوري: السد ممتلئ هذا العام\nقال وزير المياه خالد النوري إن السد امتلأ.")
    assert (found[0]["cue"], found[0]["source"]) == (":", "النوري")


def test_the_colon_of_a_list_is_none() -> None:
    assert parts("المقادير: ملعقتان من السكر وكوب من الماء") == []


# — any text

WORDS = st.sampled_from(
    "قال قالت وأضاف مضيفا أعلن بحسب وفقا ل لوكالة رويترز نقلت عن قوله إن أن أنه بأن الوزير وزارة الصحة مصادر في بيان من على "
    'الذي التي مقتل بمقتل ثلاثة ، . : ؛ « » " “ ” ( ) - \n 27 كما فيما حذر طالب إلى اتهم حمل وصف الجدير بالذكر جاء أما'.split(
        " "
    )
)


@settings(max_examples=300, deadline=None)
@given(st.lists(WORDS, max_size=60))
def test_any_text_gives_ordered_spans_inside_it(words: list[str]) -> None:
    text = " ".join(words)
    found = claims(document(text))
    assert [claim.cue for claim in found] == sorted(claim.cue for claim in found)
    for n, claim in enumerate(found):
        spans = [claim.cue, *claim.content, *filter(None, (claim.source, claim.via))]
        assert all(0 <= start < end <= len(text) for start, end in spans)
        assert list(claim.content) == sorted(claim.content)
        assert claim.parent is None or claim.parent < n
        assert claim.why


@pytest.mark.parametrize(
    "text",
    [
        "قال الوزير إن " + "الماء وفير " * 20_000,
        "« " * 100_000,
        "قال " * 50_000,
        "قال الوزير: " * 20_000,
        "بحسب وزارة المياه، " * 20_000,
        "، مضيفا أن الماء وفير" * 20_000,
        "نقلت الوكالة عن " * 20_000,
        "أغلق الطريق، تضيف الوزارة، " * 20_000,
        "أما الوزارة، على ما أعلنت القناة، فقدرت عدد القتلى " * 10_000,
    ],
    ids=["paragraph", "marks", "cues", "colons", "attributions", "participles", "relays", "postposed", "topics"],
)
def test_twice_the_text_is_about_twice_the_work(text: str, lines_run: Any) -> None:
    claims(document(text[:1000]))  # the word lists are read, once
    once, twice = (lines_run(lambda n=n: claims(document(text[:n]))) for n in (5_000, 10_000))
    assert twice < 2.3 * once + 2_000


# — what reports nothing, whoever is called upon, and where a report ends


@pytest.mark.parametrize(
    "text",
    [
        "وفي الختام نتمنى أن يعود الهدوء إلى المدينة.",
        "آمل أن يقرأ الجميع هذا الكتاب.",
        "هل تعتقد أن المصنع سيفتح أبوابه؟",
        "شددت القوات الخناق على المدينة.",
        "أثبت اللاعب أنه الأفضل في الفريق.",
        "تراجع الإنتاج مما يؤكد أن المصنع متعب.",
        "تعتبر المدينة من أجمل مدن الساحل ويجب أن نحافظ عليها.",
        "هذا أمر طبيعي في رأي الجميع على أن يكون قليلا.",
        "يزداد السعر بحسب عدد الغرف في البيت.",
        "وتبين من الصور أن الجسر سليم.",
        "رفض المدير التعليق على هذه الأخبار.",
        "تشدد المراقبة على الأسواق.",
        "جاء رجل يدعى «سامي» إلى المدينة.",
        "وأوضحت الشركة على الرابط: http://example.com/a",
    ],
)
def test_words_that_report_nothing_are_no_claim(text: str) -> None:
    assert parts(text) == []


def test_a_first_person_in_a_quotation_is_a_claim() -> None:
    assert [found["cue"] for found in parts("قال المدير: «نؤكد أن المصنع سيفتح غدا».")] == ["قال", "نؤكد"]


def test_a_participle_behind_an_indefinite_noun_is_its_adjective() -> None:
    only("قالت مصادر مطلعة إن السد سليم.", cue="قالت", source="مصادر مطلعة", content=["السد سليم"])


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("ودعت المجتمع الدولي إلى وقف القتال.", None),
        ("ودعا الحكومة إلى وقف القتال.", None),
        ("وطالبوا الحكومة بوقف القتال.", None),
        ("ودعا المواطنين إلى توفير الماء.", None),
        ("وطالب العلي الآباء والمربين بأن يصبروا.", "العلي"),
        ("ناشد مواطن خادم الحرمين الشريفين بالتدخل لوقف الهدم.", "مواطن"),
    ],
)
def test_whoever_is_called_upon_is_no_source(text: str, source: str | None) -> None:
    only(text, source=source, stance="demand")


@pytest.mark.parametrize(
    "text",
    [
        "قال المدير إن العمل انتهى، وتطرق إلى خطط أخرى.",
        "قال المدير إن العمل انتهى ، متمنيا للجميع التوفيق.",
        "قال المدير إن العمل انتهى، فيما خالف المهندس هذا القول.",
    ],
)
def test_a_content_ends_where_the_outlet_goes_on(text: str) -> None:
    only(text, content=["العمل انتهى"])


def test_a_contrast_between_two_reports_belongs_to_neither() -> None:
    first, second = parts("قال المدير إن العمل انتهى، لكنه أضاف أن المال قليل.")
    assert (first["content"], second["content"]) == (["العمل انتهى"], ["المال قليل"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "قال السفير في اليابان الدكتور سامي العلي إن العمل انتهى.",
            {"source": "السفير في اليابان الدكتور سامي العلي"},
        ),
        ("قال سامي العلي لقد انتهى العمل.", {"source": "سامي العلي", "content": ["لقد انتهى العمل"]}),
        ('"سبق" تقول إن العمل انتهى.', {"source": '"سبق"', "content": ["العمل انتهى"]}),
        ("قال مصدر، طالبا عدم كشف اسمه، إن العمل انتهى.", {"cue": "قال", "source": "مصدر"}),
        ("قال سامي العلي لـ»المدينة»: إن العمل انتهى.", {"source": "سامي العلي", "via": "المدينة"}),
    ],
)
def test_sources_at_their_seams(text: str, expected: dict[str, Any]) -> None:
    only(text, **expected)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("طالب الوزير سامي العلي هادي القوات المسلحة باحترام الهدنة.", "الوزير سامي العلي هادي"),
        ("حذر الطبيب سامي العلي هواة الصيد من دخول السد.", "الطبيب سامي العلي"),
        ("حذر صندوق النقد الدولي الولايات المتحدة من رفع الفائدة.", "صندوق النقد الدولي"),
        ("طالب مركز الدراسات الاقتصادي منظمات الإغاثة بتكثيف جهودها.", "مركز الدراسات الاقتصادي"),
        ("طالب سامي إدارة ناديه بصرف المكافأة.", "سامي"),
        ("وطالبت الوزارة منسوبيها بتحرير التعهدات.", "الوزارة"),
        ("أرجعت الشركة نتائجها إلى ارتفاع التكاليف.", "الشركة"),
        ("ودعا الهيئات إلى إقامة الندوات.", None),
        ("ووعد جماهير فريقه بالفوز في المباراة.", None),
    ],
)
def test_a_second_noun_phrase_behind_the_verb_is_its_object(text: str, source: str | None) -> None:
    only(text, source=source)


@pytest.mark.parametrize(
    ("text", "cue", "speaker"),
    [
        ("ألقى وزير المياه كلمة رحب فيها بالضيوف.", "رحب", "وزير المياه"),
        ("ثم ألقى مدير المهرجان سامي العلي كلمة أوضح فيها أن المدينة تستعد.", "أوضح", "مدير المهرجان سامي العلي"),
        ("قال المرصد إن الاشتباكات التي وصفها بأنها عنيفة توقفت.", "وصفها", "المرصد"),
    ],
)
def test_a_pronoun_behind_the_verb_shows_that_the_noun_before_it_does_not_speak(
    text: str, cue: str, speaker: str
) -> None:
    [found] = [found for found in parts(text) if found["cue"] == cue]
    assert (found["source"], found["speaker"]) == (None, speaker)


def test_the_subject_of_a_relative_clause_stands_behind_its_verb() -> None:
    [found] = parts("لكن الهجمات التي يقول السكان إنها بدأت فجرا توقفت.")
    assert (found["source"], found["content"][0][:4]) == ("السكان", "بدأت")


@pytest.mark.parametrize(
    "text",
    [
        "وردا على الأسئلة فتح المدير الملف.",
        "دفع النادي مليونا ثمنا لإعارة الحارس.",
        "فشكرا لكل الرجال على ما قدموه.",
        "وسخر لها كل الإمكانيات من أجل نجاحها.",
        "زار الوفد المدينة وفق الاتفاق الذي توصلت إليه الدول والذي يمكن أن يمهد للسلام.",
    ],
)
def test_nouns_in_the_accusative_are_no_verbs(text: str) -> None:
    assert parts(text) == []


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("يقولون لأولادهم: ثوب العيد جميل.", None),
        ("قال لنا بالحرف: إن المصنع سيفتح.", None),
        ("وأشاد خلالها الوزير بدور السكان.", "الوزير"),
        ("قال 40 في المئة من السكان إن الطريق خطر.", "40 في المئة من السكان"),
        ("انتقد تقرير لـ«مرصد النور» قرار البلدية.", "تقرير لـ«مرصد النور»"),
    ],
)
def test_where_a_source_begins(text: str, source: str | None) -> None:
    only(text, source=source)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "اعتمد وزير التعليم سامي العلي قرارا يقضي بتشكيل لجنة.",
            {"source": "قرارا", "speaker": "وزير التعليم سامي العلي", "stance": "order"},
        ),
        ("تلقت الشرطة بلاغا يفيد بوقوع حادث.", {"cue": "يفيد", "source": "بلاغا"}),
        ("وينشط في الوادي مسلحون من مجموعات تقول إنها مستقلة.", {"cue": "تقول", "source": "مجموعات"}),
    ],
)
def test_a_verb_behind_an_indefinite_noun_specifies_it(text: str, expected: dict[str, Any]) -> None:
    only(text, **expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("أعلنت الصحيفة على موقعها مقتل ثلاثة عمال.", {"source": "الصحيفة", "content": ["مقتل ثلاثة عمال"]}),
        (
            "قرر القاضي سامي العلي، الذي ترأس الجلسة في المدينة، سجن المتهم عامين.",
            {"source": "القاضي سامي العلي", "content": ["سجن المتهم عامين"]},
        ),
        ("أصدرت المحكمة أحكاما بالسجن على ثلاثة متهمين.", {"stance": "order", "content": ["بالسجن على ثلاثة متهمين"]}),
        ("أفاد مصدر أمني إصابة ثلاثة عمال.", {"source": "مصدر أمني", "content": ["إصابة ثلاثة عمال"]}),
        ("لفت التقرير النظر إلى انخفاض الأسعار.", {"source": "التقرير", "content": ["انخفاض الأسعار"]}),
        ("نفى المدير سامي العلي، ما تداوله السكان.", {"source": "المدير سامي العلي", "content": ["ما تداوله السكان"]}),
        ("أكد المتحدث باسم الشرطة هذه الحصيلة.", {"source": "المتحدث باسم الشرطة", "content": ["هذه الحصيلة"]}),
        ("وجدت الشرطة ما يعتقد أنه لغم قديم.", {"source": None, "speaker": None, "content": ["لغم قديم"]}),
        ("أبلغ «النبأ» مسؤول في البلدية أن الجسر سليم.", {"source": "مسؤول في البلدية", "via": "«النبأ»"}),
        ("نفى الرئيس سامي العلي بقوة الاتهامات.", {"source": "الرئيس سامي العلي", "content": ["الاتهامات"]}),
    ],
)
def test_what_stands_between_a_source_and_a_nominal_content(text: str, expected: dict[str, Any]) -> None:
    only(text, **expected)


def test_a_report_ends_where_its_speaker_is_quoted_again() -> None:
    first, second = parts("اعترف المدير بأن المصنع متوقف، حيث قال: «نحتاج إلى وقت أطول».")
    assert (first["content"], second["speaker"]) == (["المصنع متوقف"], "المدير")


def test_a_name_is_not_a_group_that_it_is_part_of() -> None:
    found = parts("تمنى محبو اللاعب سامي العلي أن يعود. وقال العلي إن الإصابة خفيفة.")
    assert found[-1]["speaker"] == "اللاعب سامي العلي"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("أغلقت البلدية الجسر، وهو ما أكده مدير الشرطة.", {"cue": "أكده", "source": "مدير الشرطة", "stance": "assert"}),
        (
            "سيفتح السد غدا. هذا ما أعلنه وزير المياه.",
            {"cue": "أعلنه", "source": "وزير المياه", "content": ["سيفتح السد غدا"]},
        ),
        (
            "النوم يحسن الذاكرة، وهو ما أشار إليه بيان المنظمة.",
            {"source": "بيان المنظمة", "content": ["النوم يحسن الذاكرة"]},
        ),
    ],
)
def test_a_pronoun_points_back_to_what_was_said(text: str, expected: dict[str, Any]) -> None:
    only(text, **expected)


def test_what_the_days_prove_points_back_to_no_speaker() -> None:
    assert parts("ضعف الفريق، وهو ما أكدته الأيام.") == []


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("دعا الوزير لتوزيع المساعدات.", "الوزير", ["لتوزيع المساعدات"]),
        ("دعا المدير سامي العلي السكان للمشاركة في الندوة.", "المدير سامي العلي", ["للمشاركة في الندوة"]),
        ("لفتت شركة النور للاستثمار إلى أن الأسعار ارتفعت.", "شركة النور للاستثمار", ["الأسعار ارتفعت"]),
        ("قدم رئيس النادي سامي العلي شكره للسفير على دعمه.", "رئيس النادي سامي العلي", ["شكره للسفير على دعمه"]),
        ("وتبنت الهجوم جماعة مسلحة.", "جماعة مسلحة", ["الهجوم"]),
        ("أعلنت الجامعة إغلاق المكتبة، وذلك بعد شكاوى السكان.", "الجامعة", ["إغلاق المكتبة"]),
        ("قالت المنظمة إن الجسر متهالك مستندة إلى صور حديثة.", "المنظمة", ["الجسر متهالك"]),
    ],
)
def test_contents_at_their_seams(text: str, source: str, content: list[str]) -> None:
    only(text, source=source, content=content)


def test_a_further_purpose_of_the_speaker_is_a_report_of_its_own() -> None:
    first, second = parts("شدد المدير على سلامة الجسر، ليؤكد أن السد سليم.")
    assert (first["content"], second["content"]) == (["سلامة الجسر"], ["السد سليم"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وردا على أسئلة وكالة النبأ، قال مسؤول في الجيش إن الجسر سليم.", {"cue": "قال", "via": "وكالة النبأ"}),
        ("وقال المرصد في بيان تلقت وكالة النبأ (د. ب. أ) نسخة منه إن القصف توقف.", {"source": "المرصد"}),
        ("وقالت محطة دابليو.آر.دي الألمانية أمس إنها تحققت من الأمر.", {"source": "محطة دابليو.آر.دي الألمانية"}),
    ],
)
def test_abbreviations_in_sources_and_relays(text: str, expected: dict[str, Any]) -> None:
    only(text, **expected)


@pytest.mark.parametrize(
    "text",
    [
        "مما يذكر أن المصنع افتتح قبل عام.",
        "تعد الأم أطباق الأرز وتقول الجارة.",
        "بدأت البثور تظهر على فمها.",
        "تداول السكان مقطعا يظهر فيه وصول السفينة.",
        "تلك الأزهار التي تشير إلى بداية الربيع جميلة.",
    ],
)
def test_what_appears_or_is_prepared_is_no_report(text: str) -> None:
    assert parts(text) == []


def test_a_participle_without_another_speaker_belongs_to_the_subject_of_its_clause() -> None:
    [found] = parts("وكانت الطرق مزدحمة، ويحلل مدير شرطة الطرق سامي العلي، قائلا: «السرعة أخطر من غيرها».")
    assert found["speaker"] == "مدير شرطة الطرق سامي العلي"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("الشابان اللذان تعهدا بحماية الوادي لم يعودا.", {"source": "الشابان", "stance": "promise"}),
        ("لكنه اصطدم بقناعات المدرب سامي العلي الذي أكد أن الفريق متعب.", {"source": "المدرب سامي العلي"}),
        ("وانتقد كثيرون منهم سامي نور العلي، رئيس النادي الذي يرى أن الفريق متعب.", {"cue": "يرى"}),
        ("وأشاد «النور»، في بيانه، بقرار المدينة.", {"source": "«النور»", "content": ["بقرار المدينة"]}),
        ("وقرر بمحض إرادته ترك كرة القدم.", {"source": None, "content": ["ترك كرة القدم"]}),
        ("هناك مثل قديم يقول: «الصبر مفتاح الفرج».", {"source": "مثل قديم"}),
    ],
)
def test_sources_of_relative_clauses_and_short_names(text: str, expected: dict[str, Any]) -> None:
    found = {claim["cue"]: claim for claim in parts(text)}
    claim = found[expected["cue"]] if "cue" in expected else next(iter(found.values()))
    assert {name: claim[name] for name in expected} == expected


@pytest.mark.parametrize(
    "text",
    [
        "نشر التقرير الذي اطلعت عليه الوكالة في عدد اليوم.",
        "هذا يعطي أملا بأن هناك تغيرا في الفريق.",
        "النور- متابعة: تقدمت السفن من الميناء.",
        "الوزارة التي أثبتت نجاحها في العمل سعيدة.",
    ],
)
def test_deeds_hopes_and_datelines_are_no_claim(text: str) -> None:
    assert parts(text) == []


def test_keywords_at_the_foot_of_an_article_are_not_said() -> None:
    only("قال المدير إن المصنع سيفتح أبوابه غدا سمات المصنع المدير", content=["المصنع سيفتح أبوابه غدا"])


def test_a_surname_in_quotation_marks_speaks() -> None:
    only('وقال "العلي"، خلال حفل المعايدة: "هذا دور كبير للمتطوعين في المدينة".', source='"العلي"', quotation="direct")
