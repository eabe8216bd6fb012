"""What a figure is a count of: of whom, where, in which incident, at which stage, up to when, and who says it.

The tables say much of it; the rest is read in the words beside the number, after the lists of `scope.toml`.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile
from typing import Any

import pandas as pd

from newsanalysis.analyse.explained import told_of
from newsanalysis.analyse.localities import localities, located, nested
from newsanalysis.analyse.moments import (
    day_of,
    hour_of,
    is_past,
    part_of_sentence,
    place_beside,
    place_of,
    places_around,
    towns_named,
    turn_of,
)
from newsanalysis.analyse.setting import settled
from newsanalysis.analyse.statement import PEOPLE, Statement
from newsanalysis.analyse.surroundings import (
    Told,
    backward,
    bare,
    counts_over_time,
    forward,
    in_a_day,
    in_one_number,
    incident_named,
    listed,
    local_beside,
    local_names,
    named_by,
    people_named,
    said,
    some_of,
    stem,
    telling,
    telling_beside,
    tokens_of,
)  # fmt: skip
from newsanalysis.tables import conform
from newsanalysis.text import document, fold

OTHERS = frozenset(map(fold, ("آخر", "آخرين", "آخرون", "الآخرين", "الآخرون", "غيرهم", "باقين", "الباقين", "الباقون")))
AWAY = frozenset(
    map(fold, ("في", "إلى", "قرب", "خارج", "داخل", "قضوا", "عبر"))
)  # after them a place is named, no people
CIVILIANS = frozenset(("civilians",))  # named before a number too; fighters there may be those who killed
# Nouns that count people of any kind, and words that say nothing of whom or what.
ANYBODY = frozenset(map(fold, """
شخص أشخاص قتيل قتلى ضحية ضحايا وفاة وفيات متوفى متوفي جريح جرحى مصاب مصابين إصابة إصابات نازح نازحين نازحا
لاجئ لاجئين لاجئا وافد وافدا مفقود مفقودين مفقودا آخر آخرين آخرون روح نسمة فرد أفراد حالة حالات
جثة جثث جثمان جثامين رفات عدد نحو حوالي أكثر منهم بينهم على في من عن إلى أن إن ما لا هو هي هم مع
التي الذي الذين ذلك هذه هذا قد كان كانت بعد قبل عند حتى أي كل بحسب وفق وفقا بلغ بلغت قال قالت ألف آلاف
مليون مئة مئات عشرات
""".split()))  # fmt: skip


def statements(
    figures: pd.DataFrame, claims: pd.DataFrame, articles: pd.DataFrame, actors: pd.DataFrame | None = None
) -> list[Statement]:
    """Every figure as a `Statement`, in the order of the table. `actors` (``actor_id``, ``side``) tells the sides."""
    figures, claims, articles = conform(figures, "figures"), conform(claims, "claims"), conform(articles, "articles")
    known = {row["article_id"]: row for row in _records(articles)}
    by_claim = {row["claim_id"]: row for row in _records(claims)}
    sides = {row["actor_id"]: row["side"] for row in _records(actors)} if actors is not None else {}
    named: dict[str, list[tuple[int, int]]] = {}
    cues: dict[str, list[tuple[int, int]]] = {}
    for claim in by_claim.values():
        named.setdefault(claim["article_id"], []).extend(_spans(claim, "source", "via"))
        cues.setdefault(claim["article_id"], []).extend(_spans(claim, "cue"))
    texts: dict[str, Told] = {}
    numbers: dict[str, dict[int, str]] = {}
    made = []
    for row in _records(figures):
        name = row["article_id"]
        article = known.get(name)
        if article is None or not article["text"] or row["expr_start"] is None:
            continue
        if name not in texts:
            texts[name] = Told(document(article["text"]), article, named.get(name, []), cues.get(name, []))
        numbers.setdefault(name, {})[texts[name].doc.token_at(row["expr_start"])] = row["figure_id"]
        made.append(_statement(row, by_claim.get(row["claim_id"]), texts[name], sides))
    told = {figure: kinds for name in texts for figure, kinds in told_of(texts[name].doc, numbers[name]).items()}
    made = [replace(one, told=told[one.figure_id]) if one.figure_id in told else one for one in made]
    return located(settled(_with_thing_before(_with_people_before(made))))


def _with_people_before(spoken: list[Statement]) -> list[Statement]:
    """The same, where a count that names nobody goes on from those before it: `سبعة أساتذة … وأصيب تسعة آخرون`.

    It does so behind `آخرون`, within a total that names people, and where all the article's counts of people before it
    are of the same ones.
    """
    done: dict[str, Statement] = {}
    before: dict[str, list[Statement]] = {}
    for one in sorted(spoken, key=lambda one: (one.article_id, one.start)):
        earlier = before.setdefault(one.article_id, [])
        if one.measure in PEOPLE and one.kind == "count":
            last = earlier[-1] if earlier else one
            if not one.camp and last.camp and last.sentence == one.sentence and last.measure != one.measure:
                one = replace(one, camp=last.camp)  # `سبعة قتلى من المقاومة وإصابة 29`
            if not one.people and earlier:
                whole = done.get(one.part_of or "")
                named = whole or (earlier[-1] if one.goes_on else None)
                if named is None and one.elliptic and len({other.people for other in earlier}) == 1:
                    named = earlier[-1]
                if named is not None and named.people:
                    one = replace(one, people=named.people)
            earlier.append(one)
        done[one.figure_id] = one
    return [done[one.figure_id] for one in spoken]


def _with_thing_before(spoken: list[Statement]) -> list[Statement]:
    """The same, where a number that names no thing is of the thing counted just before it: `2930 قرية … نشرت الرقم 2130`."""
    done: dict[str, Statement] = {}
    last: dict[tuple[str, str, str], Statement] = {}
    for one in sorted(spoken, key=lambda one: (one.article_id, one.start)):
        key = (one.article_id, one.measure, one.kind)
        before = last.get(key)
        if before is not None and one.elliptic and not one.thing and one.sentence[0] - before.sentence[1] <= 1:
            one = replace(one, thing=before.thing, kin=before.kin)
        done[one.figure_id] = last[key] = one
    return [done[one.figure_id] for one in spoken]


def _statement(
    row: dict[str, Any], claim: dict[str, Any] | None, article: Told, sides: dict[str, str | None]
) -> Statement:
    doc = article.doc
    first, last = doc.token_at(row["expr_start"]), doc.token_at(row["expr_end"] - 1)
    sentence = doc.sentence_of(first)
    after = forward(doc, last + 1, sentence[1], article.names)
    before = backward(doc, first - 1, sentence[0], article.names)
    counted = tokens_of(doc, row["counted_start"], row["counted_end"])
    own = [first] if row["form"] in ("dual", "singular") else []
    phrase = sorted({*own, *counted, *after})
    around = sorted({*phrase, *before})
    speaker = row["speaker_id"] or (claim or {}).get("speaker_id") or (claim or {}).get("speaker") or row["source"]
    day, dated = day_of(row, claim, article, first, sentence)
    near = {i for i in around if last - 6 <= i <= last + 7}
    part = range(max(part_of_sentence(doc, first, sentence)[0], first - 14), max([last, *after]) + 1)
    stage = named_by("stage", doc, near, row["measure"])
    if not any(doc.forms[i] in listed("most") for i in after):
        stage |= named_by("wider", doc, part, row["measure"])
    stage |= in_a_day(doc, last, sentence[1])
    stage |= in_one_number(doc, range(max(sentence[0], first - 5), min(sentence[1], last + 4)))
    if row["part_of"] is None:
        stage |= some_of(doc, first, last)
    people = row["measure"] in PEOPLE
    spots = localities(doc, first, sentence, article.names) if people else []
    near_by = list(takewhile(lambda i: doc.forms[i] not in AWAY, after))  # `75 مصريا في الشرق الليبي`
    whose = [i for i in {*own, *counted, *near_by} if i - last <= 5] if counted or own else {*near_by, *before}
    head = counted[:1] or own
    things = frozenset(stem(doc.forms[i]) for i in head) - ANYBODY
    if row["measure"] == "other" and (row["kind"] or "count") == "count":
        things |= named_by("condition", doc, range(sentence[0], max([last, *after]) + 1))
    return Statement(
        figure_id=row["figure_id"],
        article_id=row["article_id"],
        event=article.row.get("event"),
        measure=row["measure"],
        kind=row["kind"] or "count",
        unit=row["unit"],
        value=row["value"],
        low=row["low"],
        high=row["high"],
        qualifier=row["qualifier"] or "exact",
        group=row["group"],
        part_of=row["part_of"],
        start=int(row["expr_start"]),
        sentence=(doc.starts[sentence[0]], doc.ends[sentence[1] - 1]),
        text=doc.text[doc.starts[sentence[0]] : doc.ends[sentence[1] - 1]],
        speaker=speaker,
        side=sides.get(speaker or ""),
        via=(claim or {}).get("via_id") or (claim or {}).get("via"),
        outlet=article.row["outlet"],
        stance=(claim or {}).get("stance"),
        place=place_beside(doc, first, last, article.names) or place_of(row["place"], article, sentence),
        day=day,
        dated=dated,
        hour=hour_of(doc, first, sentence),
        published=article.published,
        turn=turn_of(doc, first, sentence),
        people=people_named(doc, whose, {*counted, *own}) if people else frozenset(),
        incident=incident_named(doc, row, sentence),
        stage=stage,
        goes_on=any(bare(doc.forms[i]) in OTHERS for i in range(first, min(last + 3, sentence[1]))),
        elliptic=not counted and not own and row["form"] != "singular",
        forecast=bool(listed("forecast") & {bare(doc.forms[i]) for i in before}),
        withdrawn=bool(listed("withdrawn") & {bare(doc.forms[i]) for i in range(*sentence)}),
        thing=things,
        kin=named_by("thing", doc, head),
        sums=bool(named_by("sum", doc, range(sentence[0], last))),
        about=frozenset(word for word in (stem(doc.forms[i]) for i in around) if len(word) > 2) - ANYBODY,
        said=article.once(said, sentence),
        adds_up=people and bool(listed("attacks") & {bare(doc.forms[i]) for i in part if i > last}),
        raised=any(doc.forms[i] in listed("raised") for i in range(max(sentence[0], first - 8), first)),
        insurgent=bool(listed("insurgent") & {bare(fold(word)) for word in (speaker or "").split()}),
        spots=frozenset(one.name for one in spots),
        nested=tuple(nested(doc, sentence)) if people else (),
        past=is_past(doc, first, sentence, article.published),
        words=article.once(telling, sentence),
        beside=article.once(telling_beside, sentence),
        local=article.once(local_names, sentence) or article.once(local_beside, sentence),
        towns=article.once(towns_named, sentence),
        places=article.once(places_around, sentence),
        camp=named_by("camp", doc, phrase) | (named_by("camp", doc, before) & CIVILIANS),
        lasting=counts_over_time(doc, part),
        several=not listed("several").isdisjoint(map(bare, article.once(said, sentence))),
    )


def _spans(claim: dict[str, Any], *names: str) -> list[tuple[int, int]]:
    pairs = [(claim[f"{name}_start"], claim[f"{name}_end"]) for name in names]
    return [(int(start), int(end)) for start, end in pairs if start is not None and end is not None]


def _records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of a table, null as None."""
    cells = frame.astype(object)
    return [{str(k): v for k, v in row.items()} for row in cells.where(cells.notna(), None).to_dict("records")]
