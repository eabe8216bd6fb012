"""Data packages, texts in files of their own, and where the bundled corpus is looked for."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from newsanalysis.read import bundled, read
from newsanalysis.read.collect import bundled_folder

TEXT = "وصلت 3 سفن إلى الميناء صباح اليوم."


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A data package as the bundled corpus is one: articles.csv with paths, other tables beside it."""
    folder = tmp_path / "package"
    (folder / "articles").mkdir(parents=True)
    (folder / "datapackage.json").write_text(
        json.dumps(
            {"resources": [{"name": "actors", "path": "actors.csv"}, {"name": "articles", "path": "articles.csv"}]}
        ),
        encoding="utf-8",
    )
    (folder / "actors.csv").write_text("id,text\n1,ليس خبرا\n", encoding="utf-8")
    (folder / "articles.csv").write_text(
        "article_id,outlet,published,path,event\n"
        "p-1,الميناء,2020-01-02,articles/1.txt,سفن\n"
        "p-2,الجسر,2020-01-03,articles\\2.txt,سفن\n",
        encoding="utf-8",
    )
    for name in "12":
        (folder / "articles" / f"{name}.txt").write_bytes(f"{TEXT}\r\n{name}\n".encode())
    return folder


def test_only_the_articles_of_a_data_package_are_read(package: Path) -> None:
    corpus = read(package)
    assert repr(corpus) == "Corpus: 2 articles, 2 outlets, 2020-01-02 to 2020-01-03, 0 problems"
    assert corpus.articles["text"].tolist() == [f"{TEXT}\r\n1\n", f"{TEXT}\r\n2\n"]
    assert corpus.articles["event"].tolist() == ["سفن", "سفن"]
    assert corpus.articles["path"].tolist() == ["articles/1.txt", "articles\\2.txt"]
    assert ("path", "path") in corpus.mapping[["target", "column"]].itertuples(index=False, name=None)


def test_a_data_package_reads_alike_below_a_folder_in_a_zip_and_by_its_files(package: Path, tmp_path: Path) -> None:
    shutil.make_archive(str(tmp_path / "zipped" / "p"), "zip", package)
    for path in (
        package.parent / "package",
        tmp_path / "zipped",
        package / "articles.csv",
        package / "datapackage.json",
    ):
        corpus = read(path)
        assert corpus.articles["article_id"].tolist() == ["p-1", "p-2"], path
        assert corpus.problems.empty, path
    (package.parent / "b.txt").write_text(TEXT, encoding="utf-8")
    shutil.rmtree(tmp_path / "zipped")
    assert read(tmp_path).articles["article_id"].tolist() == ["p-1", "p-2", "b"]


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("{", "broken data package"),
        ("[]", "broken data package"),
        ('{"resources": [{"name": "facts", "path": "facts.csv"}]}', "no resource named articles"),
        ('{"resources": [{"name": "articles", "path": "../a.csv"}]}', "leads out of the package"),
        ('{"resources": [{"name": "articles", "path": "gone.csv"}]}', "there is no such file"),
    ],
)
def test_a_faulty_data_package_is_a_problem(package: Path, content: str, problem: str) -> None:
    (package / "datapackage.json").write_text(content, encoding="utf-8")
    corpus = read(package)
    assert len(corpus) == 0
    assert len(corpus.problems) == 1
    assert problem in corpus.problems.loc[0, "problem"]


def test_texts_that_a_table_names_are_not_read_twice(tmp_path: Path) -> None:
    (tmp_path / "metadata.csv").write_text("file,title\na.txt,سفن\n", encoding="utf-8")
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.txt").write_text(TEXT, encoding="utf-8")
    corpus = read(tmp_path, columns={"path": "file", "article_id": "file"})
    assert corpus.articles["article_id"].tolist() == ["a.txt", "b"]
    assert corpus.articles["title"].fillna("").tolist() == ["سفن", ""]
    # The same name in another folder is another file.
    other = tmp_path / "other"
    other.mkdir()
    (other / "a.txt").write_text(TEXT, encoding="utf-8")
    again = read([tmp_path / "metadata.csv", other], columns={"path": "file"})
    assert again.articles["article_id"].tolist() == ["metadata-0000", "a"]


def test_a_table_may_name_texts_of_any_extension_and_pages(tmp_path: Path) -> None:
    (tmp_path / "one").write_text(TEXT, encoding="utf-8")
    (tmp_path / "two.html").write_text(
        f"<html><body><article><p>{TEXT * 9}</p></article></body></html>", encoding="utf-8"
    )
    (tmp_path / "three.json").write_text("[]", encoding="utf-8")
    (tmp_path / "list.csv").write_text("path\none\ntwo.html\nthree.json\n", encoding="utf-8")
    corpus = read(tmp_path / "list.csv")
    assert corpus.articles["text"].tolist() == [TEXT, TEXT * 9]
    assert corpus.problems["problem"].tolist() == ["no text from three.json: .json is not one text"]


def test_paths_that_do_not_lead_to_a_text_are_problems(package: Path) -> None:
    (package.parent / "secret.txt").write_text(TEXT, encoding="utf-8")
    (package / "articles" / "2.txt").write_bytes(b"\0\1\2")
    (package / "articles.csv").write_text(
        f"article_id,path\na,../secret.txt\nb,{package.parent / 'secret.txt'}\n"
        "c,gone.txt\nd,\ne,articles/2.txt\nf,articles\n",
        encoding="utf-8",
    )
    corpus = read(package)
    assert len(corpus) == 0
    assert corpus.problems[["row", "article_id"]].values.tolist() == [[i, name] for i, name in enumerate("abcdef")]
    told = zip(
        corpus.problems["problem"],
        ["leads out", "leads out", "no such file", "no text", "binary", "not a regular file"],
        strict=True,
    )
    for problem, part in told:
        assert part in problem


def test_the_bundled_corpus_is_in_the_package_or_beside_it(tmp_path: Path) -> None:
    package = tmp_path / "newsanalysis"
    with pytest.raises(FileNotFoundError, match="reinstall"):
        bundled_folder(package)
    for folder in (tmp_path / "corpus", package / "corpus"):  # the second goes before the first
        folder.mkdir(parents=True)
        (folder / "datapackage.json").write_text("{}", encoding="utf-8")
        assert bundled_folder(package) == folder


@pytest.mark.skipif(
    not (Path(__file__).parents[2] / "corpus" / "datapackage.json").is_file(), reason="no corpus beside the package"
)
def test_the_bundled_corpus_reads_without_problems() -> None:
    corpus = bundled()
    assert len(corpus) > 0
    assert corpus.problems.empty, corpus.problems.to_string()
    assert corpus.articles[["article_id", "outlet", "title", "published", "text"]].notna().all(axis=None)
