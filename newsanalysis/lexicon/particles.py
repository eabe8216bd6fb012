"""Closed classes of words: the groups of `particles.toml`, folded, as sets."""

from __future__ import annotations

from newsanalysis.lexicon.load import word_list
from newsanalysis.text import fold


def _words(group: str) -> frozenset[str]:
    return frozenset(fold(word) for entry in word_list("particles")[group] for word in entry["words"].split())


COMPLEMENTIZERS = frozenset({"ان", *("ان" + pronoun for pronoun in "ه ها هم هما ني نا ك كم هن نه".split())})
COMMAS = frozenset("،,؛")
DOUBLED = _words("doubled")
RELATIVES = _words("relatives")
ATTRIBUTED = _words("attributed")
UNNAMED = _words("unnamed")
AT_LARGE = _words("at_large")
DEMONSTRATIVES = _words("demonstratives")
CONJOINED = _words("conjoined")
ATTRIBUTING = _words("attributing")
ASIDE = _words("aside")
ASIDE_ANYWHERE = _words("aside_anywhere")
CONJUNCTIONS = _words("conjunctions")
BEFORE_CUT = CONJUNCTIONS | _words("before_cut")
BEFORE_SPEECH = _words("before_speech")
JUDGING = _words("judging")
CLAUSE_OPENERS = _words("clause_openers") | COMPLEMENTIZERS
NUMBERED = _words("numbered")
ON = _words("on")
ISSUED = _words("issued")
AUDIENCE = _words("audience")
OF_OFFICE = _words("of_office")
BA_ADJUNCTS = _words("ba_adjuncts")
BA_WORDS = _words("ba_words")
NAMED = _words("named")
AFTER_VERB = _words("after_verb")
LATEST = _words("latest")
THEN = _words("then")
SKIPPED = _words("skipped")
HEADINGS = _words("headings")
PLURALS = _words("plurals")
FEMININE = _words("feminine") | _words("countries")
COUNTRIES = _words("countries") | _words("masculine")
NEGATIONS = _words("negations")
AFTER_NOUN = _words("after_noun")
LIKE_NOUNS = _words("like_nouns")
MAY = _words("may")
FREE_PARTICIPLES = _words("free_participles")
WITHHOLDING = _words("withholding")
BESIDE = _words("beside")
NUMBERING = _words("numbering")
COUNTS = _words("counts")
COUNTED = _words("counted")
SELVES = _words("selves")
OF_BA = _words("of_ba")
ABROAD = _words("abroad")
LIKE_NAMES = _words("like_names")
INTRODUCING = _words("introducing")
PERSONAL = _words("pronouns")
