"""The command line. Every command reads, calls the function of its name and says what came of it.

pandas and the rest load inside the commands, so that ``newsanalysis --help`` answers at once. Exit status 2 means that
nothing could be read; a problem with some of the articles is listed and the others are kept.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from html import escape
from pathlib import Path
from textwrap import shorten
from typing import TYPE_CHECKING, Literal

import click

import newsanalysis as na

if TYPE_CHECKING:
    import pandas as pd

    from newsanalysis.read import Corpus

KINDS = ".txt .html .json .jsonl .csv .xlsx .parquet or .zip"
SHOWN = 10  # problems, ids, claims or figures that are listed on the screen

PAGE = """<!doctype html>
<html lang="ar">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{title}</title></head>
<body>{body}</body>
</html>
"""

Language = Literal["en", "ar"]
language = click.option("--lang", type=click.Choice(["en", "ar"]), default="en", help="Language of the labels.")


class Unreadable(click.ClickException):
    """Nothing could be read, or nothing written; the message names the file and the remedy."""

    exit_code = 2


@click.group()
@click.version_option(package_name="newsanalysis", prog_name="newsanalysis")
def main() -> None:
    """Who said which number: claims and figures from Arabic news, as tables with evidence.

    PATH, CORPUS and ARTICLES are a folder or a file (.txt .html .json .jsonl .csv .xlsx .parquet, or a .zip of those),
    or the word "bundled" for the teaching corpus that comes with the package.
    """


@main.command()
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@click.option("--out", metavar="DIR", required=True, type=click.Path(path_type=Path), help="Folder for the tables.")
@click.option(
    "--format",
    type=click.Choice(["csv", "parquet", "parts", "xlsx"]),
    default="csv",
    show_default=True,
    help="One file a table, or a folder of Parquet parts a table; xlsx is a workbook beside Parquet files.",
)
@click.option("--jobs", metavar="N", type=click.IntRange(1), default=1, help="Processes that share the work.")
@click.option("--scheduler", metavar="ADDRESS", help="A Dask cluster whose workers do the work.")
@click.option(
    "--part-size", metavar="N", type=click.IntRange(1), default=1000, show_default=True, help="Articles in a part."
)
@click.option("--cache", metavar="DIR", help="Where the results for each text are kept for the next run.")
@click.option("--no-cache", is_flag=True, help="Keep nothing.")
def extract(
    paths: tuple[str, ...],
    out: Path,
    format: Literal["csv", "parquet", "parts", "xlsx"],
    jobs: int,
    scheduler: str | None,
    part_size: int,
    cache: str | None,
    no_cache: bool,
) -> None:
    """Write the tables of claims and figures.

    The articles, the terms (wordings held at a distance) and the problems are written beside them. The corpus may be of
    any size, and a run that was interrupted goes on when it is started again.
    """
    from newsanalysis.read.collect import bundled_folder
    from newsanalysis.scale.cluster import connected

    tables: Literal["csv", "parquet", "parts"] = "parquet" if format == "xlsx" else format
    with _clear_errors(), connected(scheduler) if scheduler else nullcontext() as client:
        sources = [bundled_folder()] if paths == ("bundled",) else list(paths)
        done = na.extract_files(
            sources,
            out,
            format=tables,
            jobs=jobs,
            client=client,
            cache=not no_cache and (cache or True),
            part_size=part_size,
            progress=_watched(),
        )
    if not done.rows["articles"]:
        _report(done.first, done.rows["problems"])
        raise _nothing_read(paths, done.rows["problems"])
    place = out / ("problems.csv" if format != "parts" else "problems")
    _report(done.first, done.rows["problems"], place, done.reasons)
    if format == "xlsx":
        with _clear_errors():
            _workbook(out)
    counts = "{articles} articles: {claims} claims, {figures} figures".format(**done.rows)
    click.echo(f"{counts}, in {out}")


@main.command()
@click.argument("folder", metavar="[DIR]", required=False, type=click.Path(path_type=Path))
@click.option("--clear", is_flag=True, help="Remove it.")
def cache(folder: Path | None, clear: bool) -> None:
    """Say where results are kept from run to run, and how much.

    DIR is the folder that `extract --cache` was given; without it, the usual one.
    """
    from newsanalysis.scale import cache as kept

    folder = folder or kept.usual_folder()
    with _clear_errors():
        size = kept.clear(folder) if clear else kept.size(folder)
    click.echo(f"{folder}: {size / 1e6:.1f} MB" + (" removed" if clear else ""))


@main.command()
@click.argument("article", metavar="ARTICLE")
@click.option("--id", "article_id", metavar="ID", help="Which article, where the file holds several.")
@click.option("--out", metavar="FILE.html", type=click.Path(path_type=Path), help="Default: ID.html in this folder.")
@language
def show(article: str, article_id: str | None, out: Path | None, lang: Language) -> None:
    """Write a page of one marked article.

    Its claims and figures are marked in the text, and the first of them listed on the screen.
    """
    corpus = _read(article)
    _report(corpus.problems)
    chosen = _one_article(corpus, article, article_id)
    found = na.extract(chosen)
    row = chosen.iloc[0]
    out = out or Path(re.sub(r"[^\w.-]+", "-", row["article_id"]) + ".html")
    with _clear_errors():
        view = na.show_article(row, found.claims, found.figures, lang=lang)
        out.write_text(PAGE.format(title=escape(row["article_id"]), body=view.html), encoding="utf-8")
    click.echo(f"{out}: {row['article_id']}, {len(found.claims)} claims, {len(found.figures)} figures")
    for line in _summary(found.claims, found.figures):
        click.echo(_printed(line))


@main.command()
@click.argument("corpus", metavar="CORPUS")
@click.option("--out", metavar="FILE.html", required=True, type=click.Path(path_type=Path), help="The page to write.")
@language
def report(corpus: str, out: Path, lang: Language) -> None:
    """Write one page about a whole corpus."""
    found = na.extract(_read(corpus), progress=_watched())
    with _clear_errors():
        out.parent.mkdir(parents=True, exist_ok=True)
        na.write_report(found.articles, found.claims, found.figures, found.problems, out, terms=found.terms, lang=lang)
    _report(found.problems)
    click.echo(str(out))


@main.command()
@click.argument("articles", metavar="ARTICLES")
@click.argument("gold", metavar="GOLD", type=click.Path(path_type=Path))
@click.option("--tables", "folder", metavar="DIR", type=click.Path(path_type=Path), help="Score these, not new ones.")
@click.option("--json", "as_json", is_flag=True, help="Write the scores as JSON.")
@click.option("--errors", is_flag=True, help="List every miss, extra and wrong field.")
def score(articles: str, gold: Path, folder: Path | None, as_json: bool, errors: bool) -> None:
    """Score against a gold annotation.

    GOLD is a JSON file that annotates ARTICLES, or some of them.
    """
    corpus = _read(articles)
    _report(corpus.problems)
    with _clear_errors():
        annotated = na.load_gold(gold)
        if folder:
            tables = na.read_tables(folder)
            if missing := [name for name in ("figures", "claims") if name not in tables]:
                raise Unreadable(f"{folder}: there is no table {missing[0]}; newsanalysis extract writes it")
            figures, claims = tables["figures"], tables["claims"]
        else:
            found = na.extract(corpus, progress=_watched())
            figures, claims = found.figures, found.claims
        scores = na.score(corpus.articles, annotated, figures, claims)
    if as_json:
        listed = {"errors": json.loads(scores.errors.to_json(orient="records"))} if errors else {}
        click.echo(json.dumps(scores.to_dict() | listed, ensure_ascii=False))
        return
    click.echo(repr(scores))
    if errors:
        click.echo("\n" + scores.errors.to_csv(sep="\t", index=False).rstrip())


def _read(*paths: str) -> Corpus:
    """The articles of `paths`. Exits where there are none, saying why for each file."""
    with _clear_errors():
        if paths == ("bundled",):
            return na.bundled()
        corpus = na.read(list(paths), progress=_watched())
    if not len(corpus):
        _report(corpus.problems)
        raise _nothing_read(paths, len(corpus.problems))
    return corpus


def _nothing_read(paths: tuple[str, ...], problems: int) -> Unreadable:
    remedy = "" if problems else f"; put articles there, as {KINDS} files"
    return Unreadable(f"no article could be read from {', '.join(paths)}{remedy}")


def _workbook(folder: Path) -> None:
    """An Excel workbook of the tables in `folder`; what it cannot hold is told, and is in the tables."""
    from newsanalysis.extract import Extraction
    from newsanalysis.show.excel import write_workbook

    found = Extraction(**na.read_tables(folder))
    problems = write_workbook(folder / "tables.xlsx", found)
    _report(problems.iloc[len(found.problems) :])


@contextmanager
def _clear_errors() -> Iterator[None]:
    """Errors that say what is wrong with a file become one line instead of a traceback."""
    try:
        yield
    except (OSError, ValueError, ModuleNotFoundError) as error:
        raise Unreadable(str(error)) from error


def _watched() -> bool:
    """Whether somebody sees a progress bar on standard error."""
    return sys.stderr.isatty()


def _report(
    problems: pd.DataFrame, count: int | None = None, file: Path | None = None, reasons: dict[str, int] | None = None
) -> None:
    """List the first problems on standard error. `count` is how many there are, where `problems` has not all of them;
    `file` is where they are, and `reasons` says how many there are of each kind."""
    count = len(problems) if count is None else count
    if not count:
        return
    click.echo(f"{count} problem{'s' * (count > 1)}:", err=True)
    for _, row in problems.head(SHOWN).iterrows():
        known = row.dropna()
        place = [known.get("file"), f"row {known['row']}" if "row" in known else None, known.get("article_id")]
        what = [known.get("problem"), known.get("remedy")]
        click.echo(_printed(f"  {', '.join(filter(None, place))}: {'; '.join(filter(None, what))}"), err=True)
    if (more := count - SHOWN) > 0:
        for reason, times in list((reasons or {}).items())[:SHOWN]:
            click.echo(_printed(f"  {times} × {reason}"), err=True)
        click.echo(f"  and {more} more" + (f", all in {file}" if file else ""), err=True)


def _printed(line: str) -> str:
    """`line` without controls: what a stranger's file is called must not move the cursor or write to the clipboard."""
    return re.sub(r"[\x00-\x1f\x7f-\x9f]", "\ufffd", line)


def _one_article(corpus: Corpus, path: str, article_id: str | None) -> pd.DataFrame:
    articles = corpus.articles
    if article_id is not None:
        articles = articles[articles["article_id"] == article_id]
    if len(articles) != 1:
        ids = ", ".join(corpus.articles["article_id"].head(SHOWN))
        none = "" if article_id is None else f", none of them {article_id!r}"
        raise Unreadable(f"{path} holds {len(corpus)} articles{none}; name one with --id, for example {ids}")
    return articles


def _summary(claims: pd.DataFrame, figures: pd.DataFrame) -> Iterator[str]:
    """The first claims and figures of an article, a line each."""
    for _, claim in claims.head(SHOWN).fillna({"speaker": "unnamed", "content": ""}).iterrows():
        yield f"  {claim['stance']:>9}  {claim['speaker']}: {shorten(claim['content'], 70, placeholder=' …')}"
    for _, figure in figures.head(SHOWN).fillna({"source": "the outlet", "counted": ""}).iterrows():
        bounds = f"[{figure['low']:g}, {figure['high']:g}]"
        yield f"  {figure['measure']:>9}  {bounds} {figure['expr']} {figure['counted']} ({figure['source']})"
    if more := max(0, len(claims) - SHOWN) + max(0, len(figures) - SHOWN):
        yield f"  and {more} more, all in the page"
