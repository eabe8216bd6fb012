"""The report: one page that needs nothing but itself, from an overview down to every number in its sentence."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from newsanalysis.show.html import Html, element
from newsanalysis.show.words import Language, label
from newsanalysis.tables import conform

CSS = """
:root { color-scheme: light dark; --page: #fbfaf7; --card: #ffffff; --ink: #1c1c1c; --soft: #63635f; --line: #dddbd4;
  --link: #00598c; --bar: #7fb3d3; }
@media (prefers-color-scheme: dark) { :root { --page: #16181b; --card: #1f2226; --ink: #e8e6e1; --soft: #a5a49e;
  --line: #3a3d42; --link: #7cc4f0; --bar: #3f7ea6; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--ink); line-height: 1.6;
  font-family: system-ui, "Segoe UI", "Noto Sans", "Noto Naskh Arabic", "Noto Sans Arabic", "DejaVu Sans", sans-serif; }
main { max-width: 68rem; margin: 0 auto; padding: 2.5rem 1.25rem 6rem; }
h1 { font-size: 2rem; line-height: 1.25; margin: 0 0 0.25rem; }
h2 { font-size: 1.35rem; margin: 3rem 0 0.25rem; padding-top: 1rem; border-top: 1px solid var(--line); }
h3 { font-size: 1.05rem; margin: 1.75rem 0 0.5rem; }
p.note { color: var(--soft); margin: 0 0 1rem; max-width: 46rem; }
a { color: var(--link); text-decoration-thickness: 1px; text-underline-offset: 3px; }
nav { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; margin: 1rem 0 0; }
.counts { display: flex; flex-wrap: wrap; gap: 0.75rem; margin: 1.25rem 0; }
.count { background: var(--card); border: 1px solid var(--line); border-radius: 10px;
  padding: 0.7rem 1.2rem; min-width: 7.5rem; }
.count b { display: block; font-size: 1.6rem; line-height: 1.2; font-variant-numeric: tabular-nums; }
.count span { color: var(--soft); font-size: 0.9rem; }
.columns { display: grid; grid-template-columns: repeat(auto-fit, minmax(19rem, 1fr)); gap: 0 2.5rem; }
table.plain { border-collapse: collapse; width: 100%; font-size: 0.95rem; }
table.plain th { text-align: start; font-weight: 600; color: var(--soft); font-size: 0.85rem; }
table.plain th, table.plain td { padding: 0.35rem 0.6rem; border-bottom: 1px solid var(--line); vertical-align: top; }
table.plain .number { text-align: end; font-variant-numeric: tabular-nums; width: 4rem; }
table.plain td.bar { width: 38%; }
.bar div { background: var(--bar); height: 0.8rem; border-radius: 3px; margin-top: 0.35rem; min-width: 2px; }
figure { margin: 1rem 0; padding: 0.5rem; background: #ffffff; border: 1px solid var(--line); border-radius: 10px;
  overflow-x: auto; }
figure img { display: block; max-width: max(100%, 46rem); height: auto; }
details { background: var(--card); border: 1px solid var(--line); border-radius: 10px; margin: 0.6rem 0; }
summary { cursor: pointer; padding: 0.7rem 1rem; }
summary .place, summary .found { color: var(--soft); font-size: 0.9rem; }
details > div { padding: 0 1.25rem 1.25rem; overflow-x: auto; }
span:target { outline: 3px solid #d55e00; outline-offset: 2px; border-radius: 2px; }
.conflict { background: var(--card); border: 1px solid var(--line); border-radius: 10px; margin: 0.6rem 0;
  padding: 0.6rem 1.1rem 0.9rem; break-inside: avoid; }
.conflict p { margin: 0 0 0.5rem; font-size: 0.9rem; color: var(--soft); }
.conflict blockquote { margin: 0.5rem 0 0; padding: 0 0.9rem; border-inline-start: 3px solid var(--bar);
  text-align: right; }
.conflict .who { font-size: 0.9rem; color: var(--soft); }
.conflict .who b { color: var(--ink); font-size: 1.05rem; }
h4 { font-size: 0.95rem; color: var(--soft); margin: 1.25rem 0 0; }
@media print { main { max-width: none; padding: 0; } nav, script { display: none; } body { background: none; }
  h2, h3, h4, summary { break-after: avoid; } tr, figure, .count { break-inside: avoid; }
  section { break-before: auto; } details::details-content { content-visibility: visible; } }
"""
# A link into a closed article opens it, also when it is followed a second time.
SCRIPT = """
function show() {
  const mark = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!mark) return;
  const article = mark.closest("details");
  if (article) article.open = true;
  mark.scrollIntoView({ block: "center" });
}
addEventListener("hashchange", show);
addEventListener("click", event => { if (event.target.closest("a[href^='#']")) setTimeout(show); });
show();
"""


def write_report(
    articles: pd.DataFrame,
    claims: pd.DataFrame,
    figures: pd.DataFrame,
    problems: pd.DataFrame,
    path: str | Path,
    *,
    terms: pd.DataFrame | None = None,
    events: pd.DataFrame | None = None,
    lang: Language = "en",
    title: str | None = None,
) -> Path:
    """Write the report on the tables to `path` and return it: one HTML page, headings in `lang`, self-contained.

    Overview, who is quoted and how, tolls and timelines by event, the numbers that part with both sentences, who calls
    what by which name (`terms` are the wordings held at a distance), problems, and the articles marked; each number links
    to its sentence. Events are those of the table `events` (see `newsanalysis.events`), else of the column ``event``, else
    the articles are grouped. Of a large corpus the page holds the events and articles with the most numbers, and says
    how many are left out. The same tables give the same bytes. An existing file is replaced, a missing folder is made.
    Raises ``OSError`` where the file cannot be written.
    """
    page = report(articles, claims, figures, problems, terms=terms, events=events, lang=lang, title=title)
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(page.encode("utf-8", "replace"))  # half a character, as broken files hold it, cannot be written
    return path


def report(
    articles: pd.DataFrame,
    claims: pd.DataFrame,
    figures: pd.DataFrame,
    problems: pd.DataFrame,
    *,
    terms: pd.DataFrame | None = None,
    events: pd.DataFrame | None = None,
    lang: Language = "en",
    title: str | None = None,
) -> str:
    """The page that `write_report` writes."""
    from newsanalysis.analyse.events import with_events
    from newsanalysis.show import disputes, sections  # load matplotlib

    claims, figures = conform(claims, "claims"), conform(figures, "figures")
    problems, terms = conform(problems, "problems"), conform(pd.DataFrame() if terms is None else terms, "terms")
    articles = with_events(articles, figures, events)
    marked = sections.to_mark(articles, figures)
    title = title if title is not None else label("report", "title", lang)
    parts = [
        ("overview", sections.overview(articles, claims, figures, problems, lang)),
        ("quoted", sections.quoted(claims, articles, lang)),
        ("tolls", sections.tolls(figures, claims, articles, marked, lang)),
        ("conflicts", disputes.parted(figures, claims, articles, marked, lang)),
        ("timeline", sections.timelines(figures, claims, articles, lang)),
        ("naming", disputes.named(claims, articles, terms, lang)),
        ("problems_title", sections.unread(problems, lang)),
        ("articles_title", sections.marked_articles(articles, claims, figures, marked, lang)),
    ]
    links = [element("a", label("report", name, lang), href=f"#section-{name}") for name, _ in parts]
    written = [
        element("section", element("h2", label("report", name, lang), id=f"section-{name}"), part)
        for name, part in parts
    ]
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("title", title),
        element("style", Html(CSS)),
    )
    body = element(
        "body",
        element("main", element("h1", title, dir="auto"), element("nav", *links), *written),
        element("script", Html(SCRIPT)),
    )
    return "<!doctype html>\n" + element("html", head, body, lang=lang, dir="rtl" if lang == "ar" else "ltr") + "\n"
