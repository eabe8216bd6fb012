from __future__ import annotations

import json
import re
import sqlite3
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from click.testing import CliRunner, Result
from openpyxl import load_workbook

from newsanalysis.cli import main
from newsanalysis.storage import read_tables, write_tables
from newsanalysis.tables import TABLES, validate

Run = Callable[..., Result]
TEXT = "قالت وزارة الصحة إن 27 شخصا قتلوا في القصف. وأضافت أن نحو 40 آخرين أصيبوا."


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(tmp_path)

    def run(*arguments: object, status: int = 0) -> Result:
        result = CliRunner().invoke(main, [str(argument) for argument in arguments])
        assert isinstance(result.exception, SystemExit | None), result.exception
        assert result.exit_code == status, result.output
        assert "Traceback" not in result.output
        return result

    return run


@pytest.fixture(autouse=True)
def _no_cache_but_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsanalysis.scale.cache.usual_folder", lambda: tmp_path / "cache")


@pytest.fixture
def jsonl(tmp_path: Path) -> Path:
    file = tmp_path / "اخبار.jsonl"
    rows = [{"article_id": f"health-{n}", "outlet": "النشرة", "text": TEXT, "page": n} for n in (1, 2)]
    file.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
    return file


@pytest.mark.parametrize("format", ["csv", "parquet"])
def test_extract_writes_valid_tables(run: Run, jsonl: Path, tmp_path: Path, format: str) -> None:
    result = run("extract", jsonl, "--out", tmp_path / "out" / "tables", "--format", format)
    assert "2 articles" in result.stdout
    assert result.stderr == ""
    tables = read_tables(tmp_path / "out" / "tables")
    assert list(tables) == list(TABLES)
    for name, frame in tables.items():
        validate(frame, name)
    assert tables["figures"]["value"].tolist() == [27, 40, 27, 40]
    assert tables["claims"]["article_id"].tolist() == ["health-1"] * 2 + ["health-2"] * 2
    assert tables["articles"]["page"].astype(int).tolist() == [1, 2]
    assert tables["problems"].empty
    assert (tmp_path / "out" / "tables" / "problems.csv").exists()


def test_extract_writes_a_workbook_beside_the_tables(run: Run, tmp_path: Path) -> None:
    long = "وصل الوفد صباحا. " * 2000
    rows = [{"article_id": "short", "text": TEXT}, {"article_id": "long", "text": long}]
    (tmp_path / "a.json").write_text(json.dumps(rows), encoding="utf-8")
    result = run("extract", tmp_path / "a.json", "--out", tmp_path / "out", "--format", "xlsx")
    assert "long: sheet articles, column text: 34,000 characters, a cell holds 32,767" in result.stderr
    book = load_workbook(tmp_path / "out" / "tables.xlsx")
    assert [sheet.max_row for sheet in book] == [3, 3, 3, 1, 2]
    assert read_tables(tmp_path / "out")["articles"]["text"].tolist() == [TEXT, long]


def test_extract_takes_several_paths(run: Run, tmp_path: Path) -> None:
    for name in ("أ", "ب"):
        (tmp_path / f"{name}.txt").write_text(TEXT, encoding="utf-8")
    result = run("extract", "أ.txt", "ب.txt", "--out", "out")
    assert "2 articles" in result.stdout


def test_what_is_kept_can_be_seen_and_cleared(run: Run, jsonl: Path, tmp_path: Path) -> None:
    assert run("cache").stdout == f"{tmp_path / 'cache'}: 0.0 MB\n"
    run("extract", jsonl, "--out", "out")
    assert list((tmp_path / "cache").glob("*.sqlite"))
    assert run("cache", "--clear").stdout.endswith("MB removed\n")
    run("extract", jsonl, "--out", "out", "--no-cache")
    assert not list((tmp_path / "cache").glob("*.sqlite"))
    run("extract", jsonl, "--out", "out", "--cache", "mine")
    assert list((tmp_path / "mine").glob("*.sqlite"))
    assert run("cache", "mine", "--clear").stdout.startswith("mine: ")
    assert not list((tmp_path / "mine").iterdir())


@pytest.mark.parametrize("jobs", [1, 2])
def test_extract_goes_on_where_it_was(run: Run, jsonl: Path, tmp_path: Path, jobs: int) -> None:
    run("extract", jsonl, "--out", "out", "--format", "parts", "--jobs", jobs)
    before = {file: file.stat().st_mtime_ns for file in (tmp_path / "out").glob("*/*.parquet")}
    assert len(before) == 5
    run("extract", jsonl, "--out", "out", "--format", "parts")
    assert {file: file.stat().st_mtime_ns for file in (tmp_path / "out").glob("*/*.parquet")} == before
    assert read_tables(tmp_path / "out")["figures"]["value"].tolist() == [27, 40, 27, 40]
    said = run("extract", jsonl, "--out", "out", status=2).stderr
    assert "holds tables in parts" in said


def test_the_bundled_corpus_has_a_name(run: Run, tmp_path: Path) -> None:
    run("extract", "bundled", "--out", "out")
    tables = read_tables(tmp_path / "out")
    assert len(tables["articles"]) >= 16
    assert set(tables["figures"]["article_id"]) <= set(tables["articles"]["article_id"])


def test_show_writes_a_page_and_says_what_was_found(run: Run, jsonl: Path, tmp_path: Path) -> None:
    result = run("show", jsonl, "--id", "health-2")
    page = (tmp_path / "health-2.html").read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>")
    assert '<meta charset="utf-8">' in page
    assert 'dir="rtl"' in page
    assert result.stdout.splitlines()[0] == "health-2.html: health-2, 2 claims, 2 figures"
    assert "وزارة الصحة" in result.stdout


def test_show_takes_a_file_with_one_article_without_an_id(run: Run, tmp_path: Path) -> None:
    (tmp_path / "صحة.txt").write_text(TEXT, encoding="utf-8")
    run("show", "صحة.txt", "--out", "page.html")
    assert "27" in (tmp_path / "page.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(("chosen", "said"), [([], "holds 2 articles"), (["--id", "x"], "none of them 'x'")])
def test_show_asks_which_article(run: Run, jsonl: Path, chosen: list[str], said: str) -> None:
    result = run("show", jsonl, *chosen, status=2)
    assert said in result.stderr
    assert "--id, for example health-1, health-2" in result.stderr


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_report_writes_a_page(run: Run, jsonl: Path, tmp_path: Path, lang: str) -> None:
    result = run("report", jsonl, "--out", tmp_path / "new" / "page.html", "--lang", lang)
    page = (tmp_path / "new" / "page.html").read_text(encoding="utf-8")
    assert "health-1" in page
    assert TEXT[:15] in page.replace("</span>", "") or "وزارة الصحة" in page
    assert result.stdout.strip().endswith("page.html")


def gold_files(folder: Path, articles: pd.DataFrame, gold: Any) -> tuple[Path, Path]:
    write_tables(folder, articles=articles)
    (folder / "gold.json").write_text(json.dumps(gold, ensure_ascii=False), encoding="utf-8")
    return folder / "articles.csv", folder / "gold.json"


def test_score_reads_tables(run: Run, tmp_path: Path, articles: pd.DataFrame, gold: Any, tables: Any) -> None:
    files = gold_files(tmp_path, articles, gold)
    write_tables(tmp_path / "tables", **tables)
    scores = json.loads(run("score", *files, "--tables", tmp_path / "tables", "--json").stdout)
    assert scores["figures"]["found"] == {"precision": 1.0, "recall": 1.0, "f1": 1.0, "gold": 4, "predicted": 4}
    assert scores["claims"]["full"]["f1"] == 1.0


def test_score_lists_errors(run: Run, tmp_path: Path, articles: pd.DataFrame, gold: Any, tables: Any) -> None:
    files = gold_files(tmp_path, articles, gold)
    write_tables(tmp_path / "tables", figures=tables["figures"].iloc[1:], claims=tables["claims"])
    options = ("--tables", tmp_path / "tables", "--errors")
    said = run("score", *files, *options).stdout
    assert said.splitlines()[0].split()[0] == "figures"
    assert [line.split("\t")[:2] for line in said.splitlines() if "missed" in line] == [["figure missed", "port-1"]]
    listed = json.loads(run("score", *files, *options, "--json").stdout)["errors"]
    assert [error["what"] for error in listed] == ["figure missed"]


def test_score_extracts_where_no_tables_are_given(run: Run, tmp_path: Path, articles: pd.DataFrame, gold: Any) -> None:
    scores = json.loads(run("score", *gold_files(tmp_path, articles, gold), "--json").stdout)
    assert scores["figures"]["found"]["predicted"] > 0
    assert scores["claims"]["cue"]["predicted"] > 0


def test_score_says_what_it_lacks(run: Run, tmp_path: Path, articles: pd.DataFrame, gold: Any, tables: Any) -> None:
    articles_file, gold_file = gold_files(tmp_path, articles, gold)
    assert "nowhere.json" in run("score", articles_file, "nowhere.json", status=2).stderr
    (tmp_path / "other.json").write_text('{"articles": []}', encoding="utf-8")
    assert "expected a JSON list" in run("score", articles_file, "other.json", status=2).stderr
    assert "no tables here" in run("score", articles_file, gold_file, "--tables", "empty", status=2).stderr
    write_tables(tmp_path / "half", figures=tables["figures"])
    assert "no table claims" in run("score", articles_file, gold_file, "--tables", "half", status=2).stderr


def test_help_and_version(run: Run) -> None:
    assert {"extract", "show", "report", "score"} <= set(run("--help").stdout.split())
    assert run("--version").stdout.startswith("newsanalysis, version ")


# --- bad input ---


def empty_folder(folder: Path) -> str:
    (folder / "bad").mkdir()
    return "bad"


def empty_file(folder: Path) -> str:
    (folder / "bad.txt").touch()
    return "bad.txt"


def binary(folder: Path) -> str:
    base = sqlite3.connect(folder / "bad.txt")
    base.execute("create table numbers (n)")
    base.commit()
    base.close()
    return "bad.txt"


def broken_zip(folder: Path) -> str:
    with zipfile.ZipFile(folder / "whole.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", TEXT * 100)
    whole = (folder / "whole.zip").read_bytes()
    (folder / "whole.zip").unlink()
    (folder / "bad.zip").write_bytes(whole[: len(whole) // 2])
    return "bad.zip"


def csv_without_text(folder: Path) -> str:
    (folder / "bad.csv").write_text("day,count\n2023-09-20,27\n", encoding="utf-8")
    return "bad.csv"


def nothing(folder: Path) -> str:
    return "bad.jsonl"


UNREADABLE = {
    empty_folder: "put articles there",
    empty_file: "the file is empty; fill the file",
    binary: "the file is binary, not text .*; give the file its right extension",
    broken_zip: "broken zip: .*; get the file again",
    csv_without_text: "no text column among 'day', 'count'; name it",
    nothing: "no file or folder .*: check the spelling",
}


@pytest.mark.parametrize("command", [["extract", "--out", "out"], ["report", "--out", "page.html"], ["show"]])
@pytest.mark.parametrize(("make", "said"), UNREADABLE.items())
def test_where_nothing_can_be_read_the_file_and_a_remedy_are_named(
    run: Run, tmp_path: Path, make: Callable[[Path], str], said: str, command: list[str]
) -> None:
    bad = make(tmp_path)
    result = run(command[0], bad, *command[1:], status=2)
    assert result.stdout == ""
    assert bad in result.stderr
    assert re.search(said, result.stderr)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("make", [empty_file, binary, broken_zip, csv_without_text])
def test_what_can_be_read_is_kept_and_the_rest_listed(run: Run, tmp_path: Path, make: Callable[[Path], str]) -> None:
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "good.txt").write_text(TEXT, encoding="utf-8")
    bad = make(tmp_path / "news")
    result = run("extract", "news", "--out", "out")
    assert "1 articles" in result.stdout
    assert result.stderr.startswith("1 problem:\n")
    assert bad in result.stderr
    tables = read_tables(tmp_path / "out")
    assert tables["figures"]["value"].tolist() == [27, 40]
    assert [Path(file).name for file in tables["problems"]["file"]] == [bad]
    assert tables["problems"][["problem", "remedy"]].notna().all(axis=None)


def test_two_articles_with_one_id_are_listed_and_both_kept_apart(run: Run, tmp_path: Path) -> None:
    rows = [{"article_id": "same", "text": TEXT}, {"article_id": "same", "text": TEXT.replace("27", "28")}]
    (tmp_path / "bad.json").write_text(json.dumps(rows), encoding="utf-8")
    result = run("extract", "bad.json", "--out", "out")
    assert "same" in result.stderr
    tables = read_tables(tmp_path / "out")
    assert validate(tables["articles"], "articles")["text"].is_unique
    validate(tables["figures"], "figures")
    assert len(tables["problems"]) == 1


def test_a_line_of_five_megabytes_is_read(run: Run, tmp_path: Path) -> None:
    filler = "ثم مضى الناس إلى السوق وعادوا منه " * 5
    line = TEXT + " " + filler * (5_000_000 // len((filler).encode()))
    assert len(line.encode()) > 4_900_000
    (tmp_path / "long.txt").write_text(line, encoding="utf-8")
    run("extract", "long.txt", "--out", "out")
    tables = read_tables(tmp_path / "out")
    assert tables["articles"]["text"].tolist() == [line]
    assert len(tables["figures"]) >= 2 or len(tables["problems"]) == 1


def test_only_the_first_problems_are_printed(run: Run, tmp_path: Path) -> None:
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "good.txt").write_text(TEXT, encoding="utf-8")
    for n in range(13):
        (tmp_path / "news" / f"bad-{n:02}.txt").touch()
    result = run("extract", "news", "--out", "out")
    lines = result.stderr.splitlines()
    assert lines[0] == "13 problems:"
    assert len(lines) == 13
    assert lines[-2].strip() == "13 × the file is empty"
    assert lines[-1].strip() == f"and 3 more, all in {Path('out') / 'problems.csv'}"
    assert len(read_tables(tmp_path / "out")["problems"]) == 13


def test_a_folder_that_cannot_be_written_is_named(run: Run, jsonl: Path, tmp_path: Path) -> None:
    (tmp_path / "taken").touch()
    assert "taken" in run("extract", jsonl, "--out", "taken", status=2).stderr
