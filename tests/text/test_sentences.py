"""Where a sentence ends, and where a full stop ends none."""

from __future__ import annotations

import pytest

from newsanalysis.text import document
from newsanalysis.text.sentences import LONGEST


def split(text):
    doc = document(text)
    return [text[doc.starts[first] : doc.ends[end - 1]] for first, end in doc.sentences]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وصل الوفد. غادر الوفد.", ["وصل الوفد.", "غادر الوفد."]),
        ("من قتلهم؟ لا أحد يعرف!", ["من قتلهم؟", "لا أحد يعرف!"]),
        ("لماذا?! لا جواب… انتهى", ["لماذا?!", "لا جواب…", "انتهى"]),
        ("سكت... ثم قال نعم.", ["سكت...", "ثم قال نعم."]),
        ("وصل الوفد\nغادر الوفد", ["وصل الوفد", "غادر الوفد"]),
        ("وصل الوفد\n\n\nغادر الوفد\n", ["وصل الوفد", "غادر الوفد"]),
        ("وصل الوفد\r\nغادر الوفد", ["وصل الوفد", "غادر الوفد"]),
        ("قال: «سنعود.» ثم رحل.", ["قال: «سنعود.»", "ثم رحل."]),
        ('قال: "سنعود." ثم رحل.', ['قال: "سنعود."', "ثم رحل."]),
        ("(انتهى التقرير.) وبعده خبر.", ["(انتهى التقرير.)", "وبعده خبر."]),
        ("التقى د. سمير الطلاب.", ["التقى د. سمير الطلاب."]),
        ("نقلت وكالة د. ب. أ عن مصدر.", ["نقلت وكالة د. ب. أ عن مصدر."]),
        ("زار www.example.com أمس.", ["زار www.example.com أمس."]),
        ("كتب J. Smith مقالا.", ["كتب J. Smith مقالا."]),
        ("بلغ السعر 3.5 ريال.", ["بلغ السعر 3.5 ريال."]),
        ("حدث ذلك سنة 2014م. ثم هدأ.", ["حدث ذلك سنة 2014م.", "ثم هدأ."]),
        ("وصل عام 2020. وغادر.", ["وصل عام 2020.", "وغادر."]),
        ("وصلوا أمس، ثم غادروا؛ ولم يعودوا: هكذا قيل", ["وصلوا أمس، ثم غادروا؛ ولم يعودوا: هكذا قيل"]),
        ("اعترفت الفتاة (نور. ط) أمس. وغادرت.", ["اعترفت الفتاة (نور. ط) أمس.", "وغادرت."]),
        ("أسهم وان.ام.دي.بي ارتفعت.", ["أسهم وان.ام.دي.بي ارتفعت."]),
        ("قال الوزير:\n«سنعود».", ["قال الوزير:\n«سنعود»."]),
        ("المقادير:\nملعقة سكر", ["المقادير:", "ملعقة سكر"]),
        ("", []),
        ("\n \n", []),
        (".", ["."]),
    ],
)
def test_sentences(text, expected):
    assert split(text) == expected


def test_many_lines_and_stops_are_no_trouble():
    assert len(split("وصل.\n" * 20_000)) == 20_000
    assert "".join(split("." * 50_000)) == "." * 50_000


def test_what_has_no_full_stop_is_cut_at_a_length_that_no_sentence_has():
    words = split("كلمة " * (2 * LONGEST + 1))
    assert [len(sentence.split()) for sentence in words] == [LONGEST, LONGEST, 1]
    assert len(split("كلمة " * LONGEST)) == 1
