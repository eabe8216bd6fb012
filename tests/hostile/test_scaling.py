"""Four times the text is about four times the work, whatever the text is made of.

Counted are lines of Python, so no clock is asked and no busy machine matters. The sizes are such that no sentence can be the
whole text: a sentence is cut at a length that no newspaper reaches, and here at a quarter of it, which shows the same sooner.
"""

from __future__ import annotations

import os
import subprocess
import sys

import pandas as pd
import pytest

from newsanalysis.extract import extract
from newsanalysis.extract.article import extract_article
from newsanalysis.show.article import show_article
from newsanalysis.text import sentences

LONGEST = sentences.LONGEST // 4
TOKENS = 2 * LONGEST
PIECES = {
    "numbers joined by and": "3 و",
    "number words joined by and": "ثلاثة و",
    "numbers in a row": "7 ",
    "hundreds of millions": "مئة مليون ",
    "a thousand magnitudes": "مليون ",
    "digits of five scripts": "1٢۳४๕ ",
    "killed again and again": "قتل 3 جنود ",
    "joined soldiers": "3 جنود و",
    "totals and parts": "10 قتلى بينهم 3 ",
    "a part of nothing": "بينهم جندي، ",
    "tolls by place": "290 وفاة في إقليم و",
    "tolls told before": "يصل العدد إلى 250. ",
    "those of them": "42 منهم. ",
    "duals": "قتيلين ",
    "one killed": "مقتل جندي ",
    "ones": "شخص واحد ",
    "places": "في شمال قتل 3 ",
    "days": "حتى أمس 3 ",
    "cues": "قال ",
    "clauses in clauses": "قال إن ",
    "sources in clauses": "قال الوزير إن ",
    "colons": "قال: ",
    "elided subjects": "وأضافت أن 3 قتلوا. ",
    "attributions": "وفقا لوزارة الصحة، ",
    "relays": "نقلت وكالة عن مصادر ",
    "descriptions": "وصف الوزير ",
    "opening marks": "«",
    "opening marks and cues": "«قال ",
    "straight marks": '"قال ',
    "brackets": "(3 ",
    "lines of a word": "كلمة\n",
    "lines of a mark": '"\n',
    "distant names": "ما يسمى «الدولة» ",
    "full stops": "أ. ",
    "dashes": "3-",
    "marks without letters": "\u064e\u0301",
    "controls": "\u202eقتل\u202c 3 \u2067جنود\u2069 ",
    "NUL": "\0قتل 3\0 ",
    "presentation forms": "ﻗﺘﻞ 3 ﺟﻨﻮﺩ ",
}


def _tokens(piece: str) -> int:
    return max(1, len(piece.split()))


@pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES.keys())
def test_the_work_of_extraction_is_linear(piece, lines_run, monkeypatch):
    monkeypatch.setattr(sentences, "LONGEST", LONGEST)
    extract_article("a", piece * 3)  # the word lists are read, once
    times = TOKENS // _tokens(piece)
    once, four = (lines_run(lambda n=n: extract_article("a", piece * n)) for n in (times // 2, times * 2))
    assert four < 6 * once + 500


def test_many_names_are_not_compared_each_with_each(lines_run):
    letters = "بتثجحخدذرزسشصضطظعغفقكلمنهوي"

    def named(n: int) -> str:
        return "".join(
            f"قال {letters[i % 27]}{letters[i // 27 % 27]}{letters[i // 729]}سي إن الحرب انتهت. " for i in range(n)
        )

    extract_article("a", named(3))
    once, four = (lines_run(lambda n=n: extract_article("a", named(n))) for n in (150, 600))
    assert four < 6 * once


@pytest.mark.parametrize("piece", ["قال إن ", "7 ", "قال الوزير إن 3 جنود قتلوا. "])
def test_the_page_of_an_article_grows_with_its_text(piece, lines_run):
    def view(n: int) -> tuple[int, int]:
        found = extract(pd.DataFrame({"article_id": ["a"], "text": [piece * n]}))
        size = 0

        def show() -> None:
            nonlocal size
            size = len(show_article(found.articles.iloc[0], found.claims, found.figures).html)

        return lines_run(show), size

    view(2)
    (once, short), (four, long) = view(80), view(320)
    assert four < 6 * once
    assert long < 6 * short


@pytest.mark.skipif(sys.platform == "win32", reason="no resource module")
@pytest.mark.parametrize(("unit", "size"), [("ب", 50_000_000), ("ب\u064e", 10_000_000)])
def test_fifty_megabytes_of_one_word_fit_into_memory(unit, size):
    code = (
        "import resource\n"
        "from newsanalysis.extract.article import COLUMNS, extract_article\n"
        f"text = {unit!r} * {size // len(unit.encode())}\n"
        "before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "rows = extract_article('a', text + ' قتل 3 جنود')\n"
        "assert [row[COLUMNS['figures'].index('expr')] for row in rows.figures] == ['3']\n"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before, len(text))\n"
    )
    environment = os.environ | {"PYTHONUTF8": "1"}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment, check=True)
    grown, letters = map(int, done.stdout.split())
    assert grown * (1 if sys.platform == "darwin" else 1024) < 20 * letters
