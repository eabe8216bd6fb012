"""What is said of those counted behind them: `39 شخصا على الأقل توفوا`."""

from __future__ import annotations

from newsanalysis.extract.event_phrases import BARRIERS, phrase_ending
from newsanalysis.extract.illness import disease_near, with_no_wound
from newsanalysis.extract.number import Words
from newsanalysis.lexicon.quantities import Event
from newsanalysis.text import Document

REACH = 9  # tokens behind the noun phrase
OF = frozenset(("عن", "من", "بين", "الي", "علي", "بحق"))


def predicate(doc: Document, words: Words, start: int, end: int) -> tuple[Event | None, str]:
    """`39 شخصا على الأقل توفوا`: a past verb after the noun phrase."""
    for i in range(start, min(end, start + REACH)):
        form, word = doc.forms[i], words[i]
        if form in "،؛.؟!:" or (form in BARRIERS and form not in ("حيث",)):
            return None, ""
        if (phrase := phrase_ending(doc, i)) and not doc.forms[i - 1].startswith("ال"):
            return phrase, form
        state = form.endswith("ون") or (form.endswith("ين") and i > start and doc.forms[i - 1] not in OF)
        if word and word.noun and word.noun.measure and not word.clitics and state:
            if word.noun.measure == "injured" and (with_no_wound(doc, i + 1) or disease_near(doc, i + 1)):
                return None, ""  # `مليون شخص مصابين بالسكري`
            return Event(word.noun.measure, word.noun.measure, verb=False), form  # `9 آلاف شخص ما زالوا مفقودين`
        told = form.endswith(("وا", "ت", "ا")) or i == start
        if word and word.event and word.event.verb and not word.clitics and told:
            return (None, "") if word.event.measure == "injured" and disease_near(doc, i + 1) else (word.event, form)
    return None, ""
