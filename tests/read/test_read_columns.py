"""Which column is taken for what, by the caller, the settings file or the name."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest

from newsanalysis.read import read
from newsanalysis.read.columns import GUESSES, choose_columns

TEXT = "أعلن المجلس أن 7 مدارس ستفتح أبوابها غدا."


def write_rows(path: Path, *rows: dict[str, object]) -> Path:
    path.write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")
    return path


@pytest.mark.parametrize(("target", "name"), [(target, name) for target, names in GUESSES.items() for name in names])
def test_every_guess_works_in_any_case(target: str, name: str) -> None:
    assert choose_columns(["x", name.upper()], {}, "f") == {target: name.upper()}


def test_the_likelier_name_wins_and_any_date_comes_last() -> None:
    there = ["date_scraped", "date", "content", "text", "id"]
    assert choose_columns(there, {}, "f") == {"text": "text", "published": "date", "article_id": "id"}
    assert choose_columns(["updated", "Date_Scraped"], {}, "f") == {"published": "Date_Scraped"}


def test_mapping_goes_before_guesses_and_takes_a_column_once(tmp_path: Path) -> None:
    write_rows(tmp_path / "a.json", {"body": TEXT, "text": "ملخص", "title": "عنوان", "where": "صحيفة"})
    corpus = read(tmp_path, columns={"text": "body", "outlet": "where"})
    row = corpus.article("a-0000")
    assert (row["text"], row["outlet"], row["title"], row["original_text"]) == (TEXT, "صحيفة", "عنوان", "ملخص")
    assert "where" not in corpus.articles and "body" not in corpus.articles
    assert corpus.mapping.to_dict("list") == {
        "file": ["a.json"] * 3,
        "target": ["text", "outlet", "title"],
        "column": ["body", "where", "title"],
    }


def test_one_column_may_serve_two_targets_if_the_caller_says_so(tmp_path: Path) -> None:
    write_rows(tmp_path / "a.json", {"text": TEXT, "key": "k1"})
    row = read(tmp_path, columns={"article_id": "key", "url": "key"}).article("k1")
    assert row["url"] == "k1"


def test_other_columns_keep_their_names_and_kinds(tmp_path: Path) -> None:
    write_rows(
        tmp_path / "a.json",
        {"text": TEXT, "author": "كاتب", "shares": 3, "tags": ["ماء", "طقس"], "mixed": 1},
        {"text": TEXT + " ", "author": None, "shares": None, "mixed": "واحد"},
    )
    articles = read(tmp_path).articles
    assert list(articles.columns[7:]) == ["author", "shares", "tags", "mixed"]
    assert articles.loc[0, ["author", "shares", "tags", "mixed"]].tolist() == ["كاتب", 3, '["ماء", "طقس"]', "1"]
    assert articles.loc[1, ["author", "shares", "tags"]].isna().all()
    assert str(articles["shares"].dtype) == "Int64"
    articles.to_parquet(tmp_path / "out.parquet")  # a column of several kinds could not be written
    assert (
        read(tmp_path / "out.parquet").articles.drop(columns="article_id").equals(articles.drop(columns="article_id"))
    )


@pytest.mark.parametrize(("number", "kind"), [(2**63 - 1, "Int64"), (2**63, "str"), (-(2**70), "str")])
def test_whole_numbers_that_no_column_of_numbers_holds_are_text(tmp_path: Path, number: int, kind: str) -> None:
    (tmp_path / "a.json").write_text(json.dumps([{"text": "خبر", "page": number}, {"text": "خبر"}]), encoding="utf-8")
    page = read(tmp_path).articles["page"]
    assert str(page.dtype) == kind
    assert str(page[0]) == str(number) and pd.isna(page[1])


def test_a_column_that_is_not_there_names_file_columns_and_remedy(tmp_path: Path) -> None:
    write_rows(tmp_path / "a.json", {"Body": TEXT, "day": "2020-01-02"})
    with pytest.raises(ValueError, match=r"a\.json: there is no column 'body'.*'Body', 'day'\. Correct columns="):
        read(tmp_path, columns={"text": "body"})


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        ({"body": "text"}, "no column 'body' to map to: the articles table has article_id, outlet"),
        ({"text": 3}, "the column for 'text' is 3"),
        (["text"], r"columns is \['text'\]: write a mapping"),
    ],
)
def test_a_mapping_that_makes_no_sense_is_refused_before_reading(tmp_path: Path, columns: object, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        read(tmp_path, columns=columns)  # type: ignore[arg-type]


def test_mapping_does_not_concern_files_without_columns(tmp_path: Path) -> None:
    write_rows(tmp_path / "a.json", {"body": TEXT})
    (tmp_path / "b.txt").write_text(TEXT, encoding="utf-8")
    assert read(tmp_path, columns={"text": "body"}).articles["article_id"].tolist() == ["a-0000", "b"]


def test_settings_beside_the_files(tmp_path: Path) -> None:
    (tmp_path / "new").mkdir()
    write_rows(tmp_path / "a.json", {"body": "ملخص", "long": TEXT, "site": None}, {"long": TEXT, "site": "أخرى"})
    (tmp_path / "b.txt").write_bytes("É".encode("cp1252"))
    (tmp_path / "new" / "c.json").write_text('{"text": "خبر"}', encoding="utf-8")
    (tmp_path / "newsanalysis.toml").write_text(
        'encoding = "utf-8"\noutlet = "الميناء"\nlanguage = "ar"\n[columns]\ntext = "long"\n', encoding="utf-8"
    )
    (tmp_path / "new" / "newsanalysis.toml").write_text('outlet = "الجسر"\n', encoding="utf-8")
    corpus = read(tmp_path)
    assert corpus.articles["text"].tolist() == [TEXT, TEXT, "خبر"]
    assert corpus.articles["outlet"].tolist() == ["الميناء", "أخرى", "الجسر"]
    assert corpus.articles["language"].fillna("").tolist() == ["ar", "ar", ""]
    assert corpus.problems["problem"].str.contains("not utf-8").tolist() == [True]
    # They hold for one file of the folder too, and what the caller says goes before them.
    assert read(tmp_path / "a.json").articles["outlet"].tolist() == ["الميناء", "أخرى"]
    assert read(tmp_path / "a.json", columns={"text": "body"}).articles["text"].tolist() == ["ملخص"]
    assert read(tmp_path / "b.txt", encoding="cp1252").articles["text"].tolist() == ["É"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("columns = [", "newsanalysis.toml is not TOML"),
        (
            '[column]\ntext = "a"',
            "newsanalysis.toml: unknown key 'column': there are columns, encoding, outlet, language",
        ),
        ('[columns]\nbody = "text"', "newsanalysis.toml: there is no column 'body'"),
        ("outlet = 3", "newsanalysis.toml: outlet is 3"),
        ('encoding = "utf-9"', "newsanalysis.toml: there is no text encoding 'utf-9'"),
    ],
)
def test_broken_settings_stop_the_reading(tmp_path: Path, content: str, message: str) -> None:
    (tmp_path / "newsanalysis.toml").write_text(content, encoding="utf-8")
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    with pytest.raises(ValueError, match=message):
        read(tmp_path)
