"""Words for what happened that are several words long (`لقي مصرعه`), and those that end the reach of an event."""

from __future__ import annotations

from newsanalysis.lexicon.load import word_set
from newsanalysis.lexicon.quantities import Event, by_first, by_last, phrases, without_clitic
from newsanalysis.text import Document

PHRASES = [
    (words, Event(entry["measure"], entry.get("on_people", entry["measure"]), True))
    for words, entry in phrases("casualties", "event")
]
STARTING, ENDING = by_first(PHRASES), by_last(PHRASES)
ONE_WORD = frozenset(
    words[0] for words, event in PHRASES if len(words) == 1 and event.measure != "missing"
)  # verbs whose other forms are other words
BARRIERS = word_set("casualties", "barrier")
PARTS = word_set("casualties", "part")
AROUND = word_set("casualties", "around")
AROUND_REACH = 16


def phrase_around(doc: Document, i: int, before: int) -> Event | None:
    """A phrase of several words that starts at `i` and may hold the number (`لقي 5 أشخاص مصرعهم`)."""
    for stem in (doc.forms[i], doc.forms[i][1:]):
        for phrase, event in STARTING.get(stem, ()):
            if phrase[-1] in AROUND and AROUND.intersection(doc.forms[before : before + AROUND_REACH]):
                return event
    return None


def phrase_ending(doc: Document, i: int) -> Event | None:
    """A phrase of several words whose last one is the token `i`."""
    form = doc.forms[i]
    for phrase, event in ENDING.get(form) or (ENDING.get(form[1:]) if form[:1] == "و" else None) or ():
        if len(phrase) == 1:
            return event
        start = i - len(phrase) + 1
        if (
            start >= 0
            and doc.forms[start + 1 : i + 1] == list(phrase[1:])
            and without_clitic(doc.forms[start], phrase[0])
        ):
            return event
    return None
