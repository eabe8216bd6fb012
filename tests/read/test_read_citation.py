"""A corpus says how it is cited, and by which texts it is known again."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from newsanalysis.read import bundled, read

PACKAGE = {
    "name": "harbour",
    "title": "Harbour & coast, 100% local",
    "version": "2.1.0",
    "created": "2024-05-01T10:00:00Z",
    "homepage": "https://example.org/harbour",
    "contributors": [
        {"title": "ليلى الساحلي", "roles": ["author"]},
        {"title": "The Coast Desk", "role": "author"},
        {"title": "A Publisher", "roles": ["publisher"]},
    ],
    "licenses": [{"name": "CC-BY-4.0"}],
    "resources": [{"name": "articles", "path": "articles.csv"}],
}
TABLE = "article_id,text,published\nn1,أعلنت الوزارة مقتل ثلاثة.,2024-03-01\nn2,نفت الوزارة ذلك.,2024-03-04\n"


def write(folder: Path, package: object = PACKAGE) -> Path:
    folder.mkdir()
    (folder / "articles.csv").write_text(TABLE, encoding="utf-8")
    (folder / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")
    return folder


def test_a_data_package_names_its_authors_year_version_and_licence(tmp_path: Path) -> None:
    corpus = read(write(tmp_path / "x"))
    assert corpus.cite() == (
        "ليلى الساحلي; The Coast Desk (2024). Harbour & coast, 100% local (version 2.1.0) [data set]. CC-BY-4.0. "
        "2 articles, 2024-03-01 to 2024-03-04, sha256 92ba8ac66aa3. https://example.org/harbour"
    )


def test_bibtex_escapes_what_tex_would_read(tmp_path: Path) -> None:
    entry = read(write(tmp_path / "x")).cite("bibtex")
    assert entry.startswith("@misc{harbour,\n  author = {{ليلى الساحلي} and {The Coast Desk}},\n")
    assert r"title = {{Harbour \& coast, 100\% local}}," in entry and entry.endswith("\n}")
    assert entry.count("{") - entry.count(r"\{") == entry.count("}") - entry.count(r"\}")


def test_csl_is_what_reference_managers_read(tmp_path: Path) -> None:
    (item,) = json.loads(read(write(tmp_path / "x")).cite("csl"))
    assert item["type"] == "dataset" and item["issued"] == {"date-parts": [[2024]]} and item["version"] == "2.1.0"
    assert item["author"] == [{"literal": "ليلى الساحلي"}, {"literal": "The Coast Desk"}]


def test_a_zip_is_cited_like_its_folder(tmp_path: Path) -> None:
    folder = write(tmp_path / "x")
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as packed:
        for file in folder.iterdir():
            packed.write(file, file.name)
    assert read(tmp_path / "x.zip").cite() == read(folder).cite()


def test_a_folder_without_a_package_is_cited_by_its_name_and_content(tmp_path: Path) -> None:
    folder = tmp_path / "my-articles"
    folder.mkdir()
    (folder / "a.txt").write_text("سقط قتيل.", encoding="utf-8")
    corpus = read(folder)
    assert corpus.cite().startswith("my-articles [data set]. 1 article, sha256 ")
    assert "@misc{my-articles," in corpus.cite("bibtex") and "author" not in corpus.cite("bibtex")
    (folder / "a.txt").write_text("سقط قتيلان.", encoding="utf-8")
    assert read(folder).cite() != corpus.cite()


def test_the_order_of_the_articles_does_not_matter(tmp_path: Path) -> None:
    corpus = read(write(tmp_path / "x"))
    assert type(corpus)(corpus.articles[::-1], corpus.problems, corpus.mapping, corpus.package).cite() == corpus.cite()


@pytest.mark.parametrize("package", [[], {"title": ["x"], "contributors": "me", "licenses": [1]}, "{"])
def test_an_odd_package_is_cited_by_what_is_left(tmp_path: Path, package: object) -> None:
    assert "[data set]" in read(write(tmp_path / "x", package)).cite()


def test_several_folders_are_cited_by_their_content(tmp_path: Path) -> None:
    folders = [write(tmp_path / name) for name in "xy"]
    assert read(folders).cite().startswith("Corpus of articles [data set]. 4 articles")


def test_another_style_is_refused() -> None:
    with pytest.raises(ValueError, match="'text', 'bibtex', 'csl'"):
        bundled().cite("apa")  # type: ignore[arg-type]


def test_the_bundled_corpus_has_all_that_a_citation_needs() -> None:
    assert bundled().cite().startswith("The newsanalysis authors (2026). newsanalysis teaching corpus")
