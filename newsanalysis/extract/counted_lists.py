"""Numbers in a row that count one thing, which stands beside one of them: `15 و17 و20 قتيلا`, `25% و21% من السكان`."""

from __future__ import annotations

from newsanalysis.extract.counted import OUT_OF, Counted
from newsanalysis.extract.event_phrases import PARTS
from newsanalysis.extract.number import Number
from newsanalysis.lexicon.load import word_set
from newsanalysis.text import Document

LIST_LINKS = frozenset(("و", "،", "او", ","))
OUT_OF_REACH, RANK_REACH = 5, 12  # tokens
RANKS = word_set("phrases", "rank")


def list_counts(doc: Document, numbers: list[Number], counts: list[Counted]) -> list[Counted]:
    """`counts` with each list sharing the noun of its last number: `3 و5 و9 سنوات`, `15 و17 و20 قتيلا`."""
    shared = list(counts)
    for k in range(len(numbers) - 2, -1, -1):
        link = doc.forms[numbers[k].last : numbers[k + 1].first]
        joined = numbers[k + 1].clitics == "و" and not link
        listed = joined or (link and all(form in LIST_LINKS for form in link))
        nothing = shared[k].kind in ("count", "age") or (
            shared[k].kind in ("money", "measure") and shared[k].noun is None
        )
        bare = shared[k].span is None and nothing and numbers[k].form not in ("dual", "vague")
        between = doc.forms[shared[k].last : numbers[k + 1].first]
        moved = "الي" in between[:RANK_REACH] or not PARTS.isdisjoint(between[:OUT_OF_REACH])
        moved = moved and numbers[k + 1].scale > 1 and len(between) <= OUT_OF_REACH and ")" not in between
        out_of = len(between) <= OUT_OF_REACH and not OUT_OF.isdisjoint(between)
        if out_of and shared[k].kind == "percent" and shared[k].span is None and shared[k + 1].span:
            shared[k] = shared[k]._replace(span=shared[k + 1].span)
        bare_sum = shared[k + 1].kind == "count" and (shared[k + 1].span is None or shared[k + 1].noun is None)
        if moved and shared[k].kind == "money" and bare_sum:
            shared[k + 1] = shared[k + 1]._replace(
                kind="money", unit=shared[k].unit, span=None
            )  # `من 5 ملايين يورو إلى 3 ملايين`
        if listed and bare:
            kind = "age" if shared[k].kind == "age" else shared[k + 1].kind
            shared[k] = shared[k + 1]._replace(kind=kind, first=numbers[k].last, last=numbers[k].last)
    for k in range(1, len(shared)):
        if (
            shared[k].kind == shared[k - 1].kind == "percent"
            and shared[k - 1].span
            and not ((own := shared[k].span) and own.start > numbers[k].start)
            and numbers[k].clitics + "".join(doc.forms[shared[k - 1].last : numbers[k].first]) in ("و", "،", "،و")
        ):
            shared[k] = shared[k]._replace(span=shared[k - 1].span)  # `25% و21% و10%` of the same
        ranked = shared[k].kind == shared[k - 1].kind == "percent" and not shared[k].span
        if ranked and not RANKS.isdisjoint(doc.forms[shared[k - 1].last : numbers[k].first][:RANK_REACH]):
            shared[k] = shared[k]._replace(span=shared[k - 1].span)  # `تليها الرياض بواقع 20 في المئة`
        if shared[k - 1].kind == "age" and shared[k].kind == "duration" and shared[k].span == shared[k - 1].span:
            shared[k] = shared[k]._replace(kind="age")
    return shared
