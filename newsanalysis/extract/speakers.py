"""Who is understood to speak: elided subjects, short names and offices, documents."""

from __future__ import annotations

from newsanalysis.extract.drafts import Draft, phrase_span
from newsanalysis.extract.layout import Layout


def resolve(view: Layout, drafts: list[Draft]) -> list[str | None]:
    """The speaker of each draft, as written where it is named most fully; null where nobody is named."""
    out = []
    last = None
    for draft in drafts:
        span = phrase_span(view, draft.source)
        if span:
            last = view.doc.text[span.start : span.end]
        out.append(last)
    return out
