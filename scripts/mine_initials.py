"""Mine nouns that begin with a letter that may be a particle (ب ل و ي): what stands after a number and takes the article.

usage: python scripts/mine_initials.py PATH [MINIMUM]

`بلاغ` is such a noun (`15 بلاغا`, `البلاغ`), `بجروح` is not (`15 بجروح` but never `البجروح`). The list goes to
`[[initial]]` in newsanalysis/lexicon/nouns.toml after reading it through.
"""

from __future__ import annotations

import sys
from collections import Counter
from itertools import pairwise

from newsanalysis.read import read
from newsanalysis.text import document


def main(path: str, minimum: int = 3) -> None:
    """Print the candidates with how often they follow a number."""
    all_forms: Counter[str] = Counter()
    after: Counter[str] = Counter()
    for text in read(path).articles["text"]:
        forms = document(text).forms
        all_forms.update(forms)
        after.update(b for a, b in pairwise(forms) if a[0].isdigit() and b[0] in "بلوي")
    for form, count in after.most_common():
        if count >= minimum and all_forms["ال" + form.removesuffix("ا")] >= minimum:
            sys.stdout.write(f"{form}\t{count}\n")


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(sys.argv[1], *map(int, sys.argv[2:3]))
