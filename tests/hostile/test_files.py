"""Files made to break or to deceive their reader: each is listed with its remedy, the others are read, and nothing is fetched,
followed or run. What could fill the memory is stopped by its size, so no clock is asked."""

from __future__ import annotations

import gzip
import json
import re
import stat
import struct
import tracemalloc
import zipfile
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner

from newsanalysis.cli import main
from newsanalysis.extract import extract
from newsanalysis.read import Corpus, large, pages, read, records, sheets, trees
from newsanalysis.read.archives import LONGEST_HEAD
from newsanalysis.storage import FORMULA, read_tables, write_tables
from newsanalysis.tables import check_evidence

TEXT = "قالت وزارة الصحة إن 3 صيادين قتلوا في المرفأ، وإن 27 آخرين أصيبوا."
SECRET = "كلمة السر 4711"
MEGABYTE = 1 << 20


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with an article that is in order, and beside the folder a file that no article may show."""
    made = tmp_path / "in"
    made.mkdir()
    (made / "fine.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "secret.txt").write_text(SECRET, encoding="utf-8")
    return made


def reads_on(folder: Path, *more: str) -> Corpus:
    """The corpus in `folder`: the article in order and `more` are there, with evidence that holds, and no secret."""
    corpus = read(folder)
    assert set(corpus.articles["article_id"]) == {"fine", *more}
    assert not any(SECRET in str(cell) for cell in corpus.articles.to_numpy().ravel())
    found = extract(corpus)
    for name in ("claims", "figures"):
        check_evidence(getattr(found, name), name, found.articles)
    assert {"3", "27"} <= set(found.figures.loc[found.figures["article_id"] == "fine", "expr"])
    assert corpus.problems["remedy"].notna().all()
    return corpus


def refused(folder: Path) -> list[tuple[str, str]]:
    """File and problem of each row of the problems, where nothing but the article in order can be read."""
    return list(reads_on(folder).problems[["file", "problem"]].itertuples(index=False, name=None))


def zipped(file: Path, members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return file


# --- zips that unpack to more than any memory -----------------------------------------------------------------------


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> int:
    """Bombs of kilobytes, so that the tests need no gigabytes."""
    monkeypatch.setattr(trees, "SMALL_MEMBER", 50_000)
    return 50_000


def test_a_flat_bomb_of_members_that_are_small(folder: Path, small: int) -> None:
    zipped(folder / "bomb.zip", {f"{n}.txt": b"a" * (small - 1) for n in range(40)})
    ((file, problem),) = refused(folder)
    assert file == "bomb.zip"
    assert "bytes that unpack to 1,999,960" in problem


def test_as_much_text_in_a_zip_is_no_bomb(folder: Path, small: int) -> None:
    texts = {f"{n}.txt": "".join(f"{k * n} {TEXT}" for k in range(300)).encode() for n in range(8)}
    zipped(folder / "news.zip", texts)
    assert sum(map(len, texts.values())) > 5 * small
    assert reads_on(folder, *(f"news/{n}" for n in range(8))).problems.empty


def test_a_bomb_whose_members_share_their_bytes(folder: Path, small: int) -> None:
    """Many entries of the directory point to one member."""
    whole = zipped(folder / "bomb.zip", {"0.txt": b"a" * (small - 1)}).read_bytes()
    at = whole.index(b"PK\x01\x02")
    end = whole.index(b"PK\x05\x06")
    entries = b"".join(whole[at:end].replace(b"0.txt", f"{n:x}.txt".encode()[-5:]) for n in range(16))
    tail = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 16, 16, len(entries), at, 0)
    (folder / "bomb.zip").write_bytes(whole[:at] + entries + tail)
    assert [file for file, _ in refused(folder)] == ["bomb.zip"]


def test_zips_inside_zips_are_not_followed(folder: Path) -> None:
    data = b"a" * MEGABYTE
    for depth in range(4):
        file = zipped(folder / "bomb.zip", {f"{depth}-{n}.zip" if depth else f"{n}.txt": data for n in range(3)})
        data = file.read_bytes()
    assert {problem for _, problem in refused(folder)} == {"a zip inside a zip is not followed"}
    assert len(refused(folder)) == 3


@pytest.mark.parametrize("suffix", [".txt", ".html", ".csv", ".jsonl", ".xlsx"])
def test_a_member_that_says_it_is_small_is_not_unpacked_further(folder: Path, suffix: str) -> None:
    """The declared size is what is trusted, and what is held to."""
    size = 64 * MEGABYTE
    raw = zipped(folder / "liar.zip", {f"a{suffix}": b"a" * size}).read_bytes()
    (folder / "liar.zip").write_bytes(raw.replace(size.to_bytes(4, "little"), (1000).to_bytes(4, "little")))
    read(folder / "fine.txt")  # what is loaded once
    tracemalloc.start()
    problems = read(folder).problems
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert problems["problem"].str.startswith("cannot be unpacked: Bad CRC-32").tolist() == [True]
    assert peak < 8 * MEGABYTE


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_methods_that_unpack_without_a_bound_are_refused(folder: Path, method: int) -> None:
    zipped(folder / "a.zip", {"a.txt": TEXT.encode()}, method)
    ((file, problem),) = refused(folder)
    assert (file, problem) == ("a.zip/a.txt", f"packed by a method that has no bound (number {method})")


def test_a_table_of_one_text_a_million_times(folder: Path, small: int) -> None:
    text = pa.DictionaryArray.from_arrays(pa.array([0] * 100_000, pa.int32()), pa.array([TEXT * 2]))
    pq.write_table(pa.table({"text": text}), folder / "rows.parquet")
    pq.write_table(pa.table({"text": ["a" * 10 * MEGABYTE]}), folder / "long.parquet", compression="zstd")
    files, problems = zip(*refused(folder), strict=True)
    assert files == ("long.parquet", "rows.parquet")
    assert all("looks like a zip bomb" in problem for problem in problems)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(large, "LARGE", 1)  # in pieces too: those that came before stay
        corpus = read(folder)
    assert corpus.problems["problem"].str.contains("bomb").tolist() == [True, True]
    assert len(corpus) < 5000


def test_an_archive_of_the_web_that_unpacks_without_an_end(folder: Path) -> None:
    line = b"WARC/1.0\r\nX: " + b"a" * (LONGEST_HEAD + MEGABYTE)
    lines = b"WARC/1.0\r\n" + b"X: a\r\n" * (LONGEST_HEAD // 6 + 1)
    body = b"WARC/1.0\r\nWARC-Type: resource\r\nContent-Length: 99999999\r\n\r\n" + bytes(16 * MEGABYTE)
    for name, data in (("line", line), ("lines", lines), ("body", body)):
        (folder / f"{name}.warc.gz").write_bytes(gzip.compress(data))
    said = dict(refused(folder))
    assert "headers of more than 1 MB" in said["line.warc.gz"]
    assert "headers of more than 1 MB" in said["lines.warc.gz"]
    assert "looks like a bomb" in said["body.warc.gz"]


# --- names and paths that lead elsewhere ----------------------------------------------------------------------------

OUTSIDE = [
    "../secret.txt",
    "../../secret.txt",
    "a/../../secret.txt",
    "/secret.txt",
    "//host/secret.txt",
    "C:/secret.txt",
]
OUTSIDE += [name.replace("/", "\\") for name in OUTSIDE] + ["C:secret.txt"]


def test_members_that_climb_out_of_a_zip(folder: Path, tmp_path: Path) -> None:
    before = sorted(tmp_path.rglob("*"))
    with zipfile.ZipFile(folder / "a.zip", "w") as archive:
        for n, name in enumerate(OUTSIDE):
            member = zipfile.ZipInfo("x")
            member.filename = name  # as it stands: `writestr` would turn the slashes
            archive.writestr(member, f"{n} {TEXT}")
    said = refused(folder)
    assert len(said) == len(set(OUTSIDE))
    assert {problem for _, problem in said} == {"the name climbs out of the zip"}
    assert sorted(tmp_path.rglob("*")) == sorted([*before, folder / "a.zip"])


def test_links_in_a_zip(folder: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(folder / "a.zip", "w") as archive:
        for name, target in (("a.txt", tmp_path / "secret.txt"), ("b.txt", "../secret.txt")):
            link = zipfile.ZipInfo(name)
            link.create_system, link.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
            archive.writestr(link, str(target))
    assert refused(folder) == [(f"a.zip/{n}.txt", "a link in a zip is not followed") for n in "ab"]


@pytest.mark.parametrize("path", [*OUTSIDE, "SECRET"])
def test_texts_that_a_table_in_a_zip_names_outside(folder: Path, tmp_path: Path, path: str) -> None:
    path = path.replace("SECRET", str(tmp_path / "secret.txt"))
    table = pd.DataFrame({"article_id": ["evil"], "path": [path]}).to_csv(index=False)
    package = {"resources": [{"name": "articles", "path": path}]}
    zipped(folder / "table.zip", {"t.csv": table.encode()})
    zipped(folder / "package.zip", {"datapackage.json": json.dumps(package).encode(), "secret.txt": SECRET.encode()})
    (file, problem), (other, said) = refused(folder)
    assert (file, other) == ("package.zip/datapackage.json", "table.zip/t.csv")
    assert "leads out of" in problem and "leads out of" in said


def test_a_name_that_would_run_in_a_terminal_or_a_sheet(folder: Path, tmp_path: Path) -> None:
    name = "=cmd\x1b[2J\r\n\u202e"
    zipped(folder / "a.zip", {f"{name}.txt": TEXT.encode(), "b.txt": TEXT.encode()})
    corpus = reads_on(folder, f"a/{name}", "a/b")
    write_tables(tmp_path / "out", articles=corpus.articles)
    pd.testing.assert_frame_equal(read_tables(tmp_path / "out")["articles"], corpus.articles)


def test_a_terminal_is_told_no_controls(folder: Path, tmp_path: Path) -> None:
    text = f"قال الوزير \x1b[2J إن 3 جنود قتلوا. {TEXT * 5}"
    zipped(folder / "a.zip", {"\x1b]52;c;x\x07.pdf": b"x", "b.txt": text.encode()})
    arguments = (
        ["extract", folder, "--out", tmp_path / "out", "--no-cache"],
        ["show", folder / "a.zip", "--out", tmp_path / "a.html"],
    )
    for command in arguments:
        done = CliRunner().invoke(main, list(map(str, command)))
        assert done.exit_code == 0 and "unknown extension .pdf" in done.output
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", done.output)


# --- entities, marks and cells --------------------------------------------------------------------------------------


def doctype(secret: Path) -> str:
    """Entities that make a billion words of one, and one that is a file."""
    laughs = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    return f'<!DOCTYPE html [<!ENTITY a0 "ha">{laughs}<!ENTITY file SYSTEM "{secret.as_uri()}">]>'


@pytest.mark.parametrize("entity", ["&a9;", "&file;"])
@pytest.mark.parametrize("part", ["xl/sharedStrings.xml", "xl/worksheets/sheet1.xml"])
def test_entities_in_a_workbook(folder: Path, tmp_path: Path, entity: str, part: str) -> None:
    frame = pd.DataFrame({"text": [TEXT]})
    if part.endswith("sheet1.xml"):
        frame.to_excel(folder / "book.xlsx", index=False, engine="openpyxl")
    else:
        frame.to_excel(folder / "book.xlsx", index=False, engine="xlsxwriter")
    with zipfile.ZipFile(folder / "book.xlsx") as book:
        members = {name: book.read(name) for name in book.namelist()}
    body = members[part].decode().rpartition("?>")[2]
    for end in ("</t>", "</v>"):
        body = body.replace(end, entity + end)
    members[part] = (doctype(tmp_path / "secret.txt") + body).encode()
    assert entity.encode() in members[part]
    zipped(folder / "book.xlsx", members)
    corpus = read(folder)
    assert not corpus.articles["text"].str.contains("4711").any()
    assert corpus.articles["text"].str.len().max() < 1000
    assert "book.xlsx" in corpus.problems["file"].tolist()


def test_entities_in_a_page(folder: Path, tmp_path: Path) -> None:
    page = (
        f'<?xml version="1.0"?>{doctype(tmp_path / "secret.txt")}<html xmlns="http://www.w3.org/1999/xhtml">'
        f"<head><title>خبر &a9; &file;</title></head><body><article>{f'<p>{TEXT}</p>' * 4}"
        f"<p>&a9; &file; {TEXT}</p></article></body></html>"
    )
    (folder / "page.html").write_text(page, encoding="utf-8")
    corpus = reads_on(folder, "page")
    assert corpus.articles["text"].str.len().max() < 2 * len(page)


def test_a_page_of_scripts_gives_their_neighbours(folder: Path) -> None:
    page = (
        f"<html><head><title>&lt;script&gt;x&lt;/script&gt;</title></head><body><article>{f'<p>{TEXT}</p>' * 4}"
        f"<script>document.write('{SECRET}')</script><p onclick='x()'>&lt;img onerror=x&gt; {TEXT}</p></article></body></html>"
    )
    (folder / "page.html").write_text(page, encoding="utf-8")
    article = reads_on(folder, "page").article("page")
    assert article["title"] == "<script>x</script>" and "<img onerror=x>" in article["text"]


def test_a_page_of_tags_in_tags(folder: Path) -> None:
    article = f"<p>{TEXT}</p>" * 4
    (folder / "page.html").write_text(f"<html><body><article>{article}{'<div>' * 100_000}", encoding="utf-8")
    reads_on(folder, "page")


def test_a_tag_of_a_hundred_thousand_attributes(folder: Path) -> None:
    def page(attributes: str) -> str:
        return f"<html><body><article><div {attributes}>{f'<p>{TEXT}</p>' * 4}</div></article></body></html>"

    (folder / "long.html").write_text(page(f'style="{"color: red; " * 20_000}"'), encoding="utf-8")
    evil = (" ".join(f"a{n}" for n in range(100_000)), " ".join(f"a{n}='>'" for n in range(100_000)))
    for n, attributes in enumerate(evil):
        (folder / f"evil{n}.html").write_text(page(attributes), encoding="utf-8")
    said = reads_on(folder, "long").problems
    assert said["file"].tolist() == ["evil0.html", "evil1.html"]
    assert (said["problem"] == f"a tag of more than {pages.MOST_ATTRIBUTES:,} attributes").all()


def test_settings_that_are_nested_without_an_end(folder: Path) -> None:
    (folder / "newsanalysis.toml").write_text("a = " + "[" * 100_000, encoding="utf-8")
    with pytest.raises(ValueError, match="is not TOML"):
        read(folder)


# --- tables that are wider or longer than any -----------------------------------------------------------------------


def test_a_sheet_that_names_its_rows_by_the_billion(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "SHEET_ROWS", 5000)
    pd.DataFrame({"text": [f"أ {TEXT}", f"ب {TEXT}"]}).to_excel(folder / "book.xlsx", index=False, engine="openpyxl")
    with zipfile.ZipFile(folder / "book.xlsx") as book:
        members = {name: book.read(name) for name in book.namelist()}
    name = "xl/worksheets/sheet1.xml"
    sheet = members[name].replace(b'<row r="3"', b'<row r="3000000000"').replace(b'r="A3"', b'r="A3000000000"')
    assert sheet != members[name]
    zipped(folder / "book.xlsx", members | {name: sheet})
    assert "a row beyond 5,000" in reads_on(folder, "book-0000").problems["problem"][0]


def test_cells_of_a_sheet_beyond_its_headings_are_told(folder: Path) -> None:
    lines = [["text", None, None], [f"أ {TEXT}", None, None], [f"ب {TEXT}", None, 7], [f"ج {TEXT}", "x", None]]
    pd.DataFrame(lines).to_excel(folder / "book.xlsx", index=False, header=False)
    problems = reads_on(folder, "book-0000", "book-0001", "book-0002").problems
    assert problems["row"].tolist() == [1]
    assert problems["problem"][0].startswith("cells beyond the last heading in 2 rows")


@pytest.mark.parametrize("pieces", [False, True])
def test_a_table_of_two_thousand_columns(folder: Path, pieces: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (records, large):
        monkeypatch.setattr(module, "MOST_COLUMNS", 50)
    if pieces:
        monkeypatch.setattr(large, "LARGE", 1)
        monkeypatch.setattr(large, "ROWS", 10)
    names = ["text", *(f"c{n}" for n in range(2000))]
    (folder / "a.csv").write_text(",".join(names) + f"\n{TEXT}" * 3, encoding="utf-8")
    rows = [{"text": TEXT, f"key{n}": n} for n in range(150)]
    (folder / "b.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    pd.DataFrame([[TEXT, *range(2000)]], columns=names).to_parquet(folder / "c.parquet")
    corpus = read(folder)
    assert len(corpus) == 3 + 150 + 2
    assert corpus.articles.shape[1] < 7 + 2 * 50
    said = corpus.problems[corpus.problems["problem"].str.contains("columns")]
    assert {"a.csv", "b.jsonl", "c.parquet"} == set(said["file"])


# --- formulas, there and back ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("pieces", [False, True])
def test_articles_written_as_csv_are_read_as_they_were(
    tmp_path: Path, pieces: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So the offsets of the other tables still point at their evidence."""
    texts = [f"{start} {TEXT}" for start in (*FORMULA, "'", "''", "'=", "''=", "أ")]
    ids = [f"a{n}" for n in range(len(texts))]
    found = extract(pd.DataFrame({"article_id": ids, "text": texts, "=own": texts, "'=own": "'-"}))
    write_tables(tmp_path, articles=found.articles, claims=found.claims, figures=found.figures)
    if pieces:
        monkeypatch.setattr(large, "LARGE", 1)
    back = read(tmp_path / "articles.csv")
    assert back.problems.empty
    assert back.articles["text"].tolist() == texts
    assert back.articles["=own"].tolist() == texts and set(back.articles["'=own"]) == {"'-"}
    tables = read_tables(tmp_path)
    assert len(tables["figures"]) >= 2 * len(texts)
    for name in ("claims", "figures"):
        check_evidence(tables[name], name, back.articles)


def test_apostrophes_in_any_other_table_are_kept_and_told(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(f"id,text\nx,'word\ny,'={TEXT}\nz,'-{TEXT}\n", encoding="utf-8")
    corpus = read(tmp_path)
    assert corpus.articles["text"].tolist() == ["'word", f"'={TEXT}", f"'-{TEXT}"]
    assert corpus.problems["row"].tolist() == [1]
    assert "kept as it stands" in corpus.problems["problem"][0]
