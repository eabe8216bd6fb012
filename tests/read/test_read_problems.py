"""What cannot be read is listed with file, row and remedy, and never stops the rest."""

from __future__ import annotations

import json
import os
import zipfile
from pathlib import Path

import pytest

from newsanalysis.read import read, scan
from newsanalysis.tables import PROBLEMS

TEXT = "أغلق 5 تجار محالهم احتجاجا."


def problem_of(path: Path) -> tuple[int | None, str]:
    """The row and the words of the one problem there, which must name the file and a remedy."""
    problems = read(path).problems
    assert list(problems.columns) == list(PROBLEMS)
    assert len(problems) == 1, problems.to_string()
    row = problems.iloc[0]
    assert row["file"].startswith(path.name) and row["remedy"]
    return (None if row.isna()["row"] else int(row["row"])), row["problem"]


@pytest.mark.parametrize("name", ["a.txt", "a.json", "a.jsonl", "a.csv", "a.xlsx", "a.parquet", "a.html"])
def test_empty_files(tmp_path: Path, name: str) -> None:
    (tmp_path / name).touch()
    assert problem_of(tmp_path / name) == (None, "the file is empty")


@pytest.mark.parametrize("name", ["a.json", "a.xlsx", "a.parquet", "a.zip", "a.txt", "a.csv", "a.html"])
def test_junk_under_any_name(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"\x93\x00\x01junk" * 50)
    assert problem_of(tmp_path / name)[0] is None
    assert len(read(tmp_path)) == 0


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("a.pdf", "x", "unknown extension .pdf"),
        ("LICENSE", "x", "no extension"),
        ("a.json", "[]", "the table has no rows"),
        ("a.csv", "id,text\n", "the table has no rows"),
        ("a.json", "3", "JSON that is no article: int"),
        ("a.json", '[{"text": "x"', "broken JSON: Expecting ',' delimiter: line 1 column 14"),
        ("a.json", "[" * 100_000, "broken JSON"),
        ("a.csv", '"text', "broken CSV in the header"),
        ("a.html", "<html></html>", "no article found in the page"),
        ("a.json", '[{"headline": "x", "words": "long"}]', "no text column among 'headline', 'words'"),
    ],
)
def test_whole_files(tmp_path: Path, name: str, content: str, problem: str) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    row, words = problem_of(tmp_path / name)
    assert row is None
    assert problem in words


@pytest.mark.parametrize(
    ("name", "content", "row", "problem", "kept"),
    [
        ("a.jsonl", '{"text": "x"}\n{"text": \n{"text": "y"}', 1, "broken JSON on line 2", ["a-0000", "a-0002"]),
        ("a.jsonl", '{"text": "x"}\n["y"]', 1, "not an object but list", ["a-0000"]),
        ("a.json", '[{"text": "x"}, null]', 1, "not an object but NoneType", ["a-0000"]),
        ("a.json", '[{"text": ["x"]}, {"text": "y"}]', 0, "not text but list", ["a-0001"]),
        ("a.json", '[{"text": " \\n"}, {"text": "y"}]', 0, "the article has no text", ["a-0001"]),
        ("a.json", '[{"title": "t"}, {"text": "y"}]', 0, "the article has no text", ["a-0001"]),
        ("a.csv", "text,b\nx,1,2\ny,1\n", 0, "3 cells where the header has 2; the row is left out", ["a-0001"]),
        ("a.csv", "text,b\nx\ny,1\n", 0, "1 cells where the header has 2", ["a-0000", "a-0001"]),
        ("a.csv", 'text,b\n"x"z,1\ny,1\n', 0, "broken CSV from line 2", ["a-0001"]),
        (
            "a.csv",
            'text,b\nx,1\n"y,1\nz,1\n',
            1,
            "broken CSV from line 3 to line 4: unexpected end of data",
            ["a-0000"],
        ),
        ("a.csv", "text,b\nx,1,\ny,1,\n\n", None, None, ["a-0000", "a-0001"]),
        ("a.json", '[{"text": "x", "date": "غدا"}]', 0, "unreadable date 'غدا'", ["a-0000"]),
        ("a.json", '[{"text": "x", "date": 1437436800}]', 0, "unreadable date 1437436800", ["a-0000"]),
    ],
)
def test_rows(tmp_path: Path, name: str, content: str, row: int | None, problem: str | None, kept: list[str]) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    assert read(tmp_path).articles["article_id"].tolist() == kept
    if problem is None:
        assert read(tmp_path).problems.empty
    else:
        found, words = problem_of(tmp_path / name)
        assert found == row
        assert problem in words


def test_a_problem_of_a_row_names_the_article(tmp_path: Path) -> None:
    rows = [{"id": "x", "text": ""}, {"id": "y", "text": TEXT, "date": "?"}]
    (tmp_path / "a.json").write_text(json.dumps(rows), encoding="utf-8")
    corpus = read(tmp_path)
    assert corpus.problems["article_id"].tolist() == ["x", "y"]
    assert corpus.articles["published"].isna().all()


def test_the_remedy_for_a_missing_text_column_works(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(f"key,story\nx,{TEXT}\n", encoding="utf-8")
    assert "columns={\"text\": 'story'}" in read(tmp_path).problems.loc[0, "remedy"]
    assert read(tmp_path, columns={"text": "story"}).articles["text"].tolist() == [TEXT]


def test_an_id_given_twice_is_told_and_both_articles_are_kept(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(f"id,text\nx,{TEXT}\nx~2,{TEXT}\nx,{TEXT}\nx,{TEXT}\n,{TEXT}\n", encoding="utf-8")
    (tmp_path / "b.csv").write_text(f"id,text\nx,{TEXT}\n", encoding="utf-8")
    corpus = read(tmp_path)
    assert corpus.articles["article_id"].tolist() == ["x", "x~2", "x~3", "x~4", "a-0004", "x~5"]
    assert corpus.problems[["file", "row", "article_id"]].values.tolist() == [
        ["a.csv", 2, "x~3"],
        ["a.csv", 3, "x~4"],
        ["b.csv", 0, "x~5"],
    ]


def test_broken_members_of_a_zip(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("bad.txt", TEXT * 10)
        archive.writestr("good.txt", TEXT)
    whole = (tmp_path / "a.zip").read_bytes()
    (tmp_path / "a.zip").write_bytes(whole.replace(TEXT.encode(), b"#" * len(TEXT.encode()), 1))
    corpus = read(tmp_path)
    assert corpus.articles["article_id"].tolist() == ["a/good"]
    assert corpus.problems[["file", "problem"]].values.tolist() == [
        ["a.zip/bad.txt", "cannot be unpacked: Bad CRC-32 for file 'bad.txt'"]
    ]
    with zipfile.ZipFile(tmp_path / "a.zip", "w"):
        pass
    assert problem_of(tmp_path / "a.zip") == (None, "the zip is empty")


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_name_twice_in_a_zip(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("x.txt", "الأول")
        archive.writestr("x.txt", "الثاني")
    assert read(tmp_path).articles["text"].tolist() == ["الأول"]
    assert problem_of(tmp_path / "a.zip") == (None, "the zip holds this name twice")


def test_links_and_pipes_do_not_hang(tmp_path: Path) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("no pipes here")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "round").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nothing")
    os.mkfifo(tmp_path / "pipe.txt")
    problems = read(tmp_path).problems
    assert problems[["file", "problem"]].values.tolist() == [
        ["sub/round", "a link to a folder is not followed"],
        ["gone.txt", "there is no such file"],
        ["pipe.txt", "not a regular file"],
    ]


def test_a_file_name_that_is_not_utf8(tmp_path: Path) -> None:
    try:
        for suffix in (b".txt", b".pdf"):
            (tmp_path / os.fsdecode(b"a\xc8" + suffix)).write_text(TEXT, encoding="utf-8")
    except OSError:
        pytest.skip("this file system has no such names")
    corpus = read(tmp_path)
    assert corpus.articles["article_id"].tolist() == ["a\ufffd"]
    assert corpus.problems["file"].tolist() == ["a\ufffd.pdf"]


def test_a_path_that_is_not_there_is_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="check the spelling"):
        read(tmp_path / "nothing")
    with pytest.raises(FileNotFoundError, match=r"'nothing\.csv' \(looked for in"):
        scan([tmp_path, "nothing.csv"])  # before the first batch is asked for


def test_nothing_to_read_is_an_empty_corpus(tmp_path: Path) -> None:
    assert repr(read(tmp_path)) == "Corpus: 0 articles, 0 problems"
    (tmp_path / "a.md").write_text("x", encoding="utf-8")
    corpus = read(tmp_path)
    assert repr(corpus) == "Corpus: 0 articles, 1 problem"
    assert corpus.mapping.columns.tolist() == ["file", "target", "column"]
