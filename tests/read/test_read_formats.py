"""Every format, from files as programs write them."""

from __future__ import annotations

import json
import zipfile
from datetime import datetime
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from newsanalysis.read import read
from newsanalysis.read.trees import MAX_RATIO, SMALL_MEMBER
from newsanalysis.tables import ARTICLES

ONE = "قالت الشركة إنها باعت 40 حافلة، «وهو رقم قياسي»."
TWO = 'وأضافت:\n"لن نرفع الأسعار, هذا العام"; انتهى'
ROWS = [
    {"title": "حافلات", "date": "2019-03-04", "text": ONE},
    {"title": "أسعار", "date": "2019-03-05", "text": TWO},
]


def texts(path: Path) -> list[str]:
    corpus = read(path)
    assert corpus.problems.empty, corpus.problems.to_string()
    assert list(corpus.articles.columns[: len(ARTICLES)]) == list(ARTICLES)
    assert {name: str(corpus.articles[name].dtype) for name in ARTICLES} == ARTICLES
    return corpus.articles["text"].tolist()


def test_text_is_stored_as_it_is(tmp_path: Path) -> None:
    text = " \r\nسطر أول\r\n\r\nسطر\u2028ثان\tـــ ﷽ َ \n"
    (tmp_path / "a.txt").write_bytes("\ufeff".encode() + text.encode())
    assert texts(tmp_path) == [text]
    assert read(tmp_path / "a.txt").article("a")[["title", "published", "outlet"]].isna().all()


def test_ids_of_texts_are_their_paths(tmp_path: Path) -> None:
    for name in ("b.txt", "sub/a.txt", "sub/deep/2015.07.21.TXT", ".hidden.txt", ".git/c.txt", "~$b.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True, parents=True)
        (tmp_path / name).write_text(ONE, encoding="utf-8")
    assert read(tmp_path).articles["article_id"].tolist() == ["b", "sub/a", "sub/deep/2015.07.21"]
    assert read(str(tmp_path / "sub" / "a.txt")).articles["article_id"].tolist() == ["a"]
    both = read([tmp_path / "sub", tmp_path / "b.txt"])
    assert both.articles["article_id"].tolist() == ["a", "deep/2015.07.21", "b"]


def test_a_text_of_five_megabytes_in_one_line(tmp_path: Path, lines_run) -> None:
    text = "كلمة ٣ " * 700_000
    (tmp_path / "utf8.txt").write_bytes(text.encode())
    (tmp_path / "windows.txt").write_bytes(text.replace("٣", "3").encode("cp1256"))
    found: list[str] = []
    assert lines_run(lambda: found.extend(texts(tmp_path))) < 500_000  # nothing goes over it letter by letter
    assert found == [text, text.replace("٣", "3")]


@pytest.mark.parametrize(
    "content",
    [
        json.dumps(ROWS),
        json.dumps({"status": "ok", "count": 2, "results": ROWS, "next": []}),
        "\n".join(json.dumps(row) for row in ROWS),  # lines under the wrong name
    ],
    ids=["array", "object with an array", "lines"],
)
def test_json(tmp_path: Path, content: str) -> None:
    (tmp_path / "day.json").write_text(content, encoding="utf-8-sig")
    assert texts(tmp_path) == [ONE, TWO]
    articles = read(tmp_path).articles
    assert articles["article_id"].tolist() == ["day-0000", "day-0001"]
    assert articles["published"].tolist() == [pd.Timestamp(2019, 3, 4), pd.Timestamp(2019, 3, 5)]


def test_a_json_object_is_one_article_even_with_lists_in_it(tmp_path: Path) -> None:
    article = ROWS[0] | {"comments": [{"text": "تعليق"}], "tags": ["نقل"]}
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "x.json").write_text(json.dumps(article, ensure_ascii=False), encoding="utf-8")
    assert texts(tmp_path) == [ONE]
    assert read(tmp_path).articles["article_id"].tolist() == ["sub/x"]


def test_json_lines_split_at_line_feeds_only(tmp_path: Path) -> None:
    text = "سطر\u2028سطر\x85سطر"
    lines = [json.dumps({"text": text}, ensure_ascii=False), "", json.dumps({"text": ONE, "id": 7})]
    (tmp_path / "a.jsonl").write_text("\r\n".join(lines) + "\r\n", encoding="utf-8", newline="")
    assert texts(tmp_path) == [text, ONE]
    assert read(tmp_path).articles["article_id"].tolist() == ["a-0000", "7"]


def test_half_a_surrogate_pair_is_replaced_and_told(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(r'[{"text": "a \ud83d b"}, {"text": "c \ud83d\ude00"}]', encoding="utf-8")
    corpus = read(tmp_path)
    assert corpus.articles["text"].tolist() == ["a \ufffd b", "c \U0001f600"]
    assert corpus.problems[["row", "problem"]].values.tolist() == [
        [0, "column text: half a surrogate pair was replaced by U+FFFD"]
    ]
    (tmp_path / "a.json").write_text(r'[{"text": "a", "k\udfff": {"deep": ["\udfff"]}}]', encoding="utf-8")
    assert read(tmp_path).articles["k\ufffd"].tolist() == ['{"deep": ["\ufffd"]}']


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1256"])
def test_csv_of_any_delimiter_and_encoding(tmp_path: Path, delimiter: str, encoding: str) -> None:
    frame = pd.DataFrame(ROWS * 3)
    frame.to_csv(tmp_path / "a.csv", sep=delimiter, index=False, encoding=encoding, lineterminator="\r\n")
    assert texts(tmp_path) == [ONE, TWO] * 3


def test_csv_cells_longer_than_the_csv_module_allows(tmp_path: Path) -> None:
    text = ONE * 10_000
    (tmp_path / "a.tsv").write_text(f"id\ttext\n007\t{text}\n\n008\t{ONE}\n", encoding="utf-8")
    assert texts(tmp_path) == [text, ONE]
    assert read(tmp_path).articles["article_id"].tolist() == ["007", "008"]


def test_csv_with_an_index_column_and_twice_the_same_name(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(f",text,note,note,\n5,{ONE.replace(',', '،')},x,y,\n", encoding="utf-8")
    row = read(tmp_path).articles.iloc[0]
    assert row[["column_1", "note", "note_2"]].tolist() == ["5", "x", "y"]
    assert "column_5" not in row


def test_excel(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append([])
    sheet.append(["id", "النص", "التاريخ", "عدد", None])
    sheet.append([7, ONE, datetime(2019, 3, 4, 5, 6), 1.5])
    sheet.append([])
    sheet.append([8, TWO, "05/03/2019", 2])
    book.create_sheet("فارغة")
    book.save(tmp_path / "a.xlsx")
    assert texts(tmp_path) == [ONE, TWO]
    articles = read(tmp_path).articles
    assert articles["article_id"].tolist() == ["7", "8"]
    assert articles["published"].tolist() == [pd.Timestamp(2019, 3, 4, 5, 6), pd.Timestamp(2019, 3, 5)]
    assert articles["عدد"].tolist() == [1.5, 2.0]


def test_every_sheet_of_a_workbook_is_read_or_listed(tmp_path: Path) -> None:
    with pd.ExcelWriter(tmp_path / "a.xlsx") as book:
        pd.DataFrame(ROWS[:1]).to_excel(book, sheet_name="يناير", index=False)
        pd.DataFrame(ROWS[1:]).to_excel(book, sheet_name="مارس", index=False)
        pd.DataFrame({"ملاحظة": ["لا شيء"]}).to_excel(book, sheet_name="notes", index=False)
    corpus = read(tmp_path)
    assert corpus.articles["article_id"].tolist() == ["a-يناير-0000", "a-مارس-0000"]
    assert corpus.problems["file"].tolist() == ["a.xlsx [notes]"]


def test_parquet(tmp_path: Path) -> None:
    frame = pd.DataFrame(ROWS)
    frame["date"] = pd.to_datetime(frame["date"]).dt.tz_localize("Asia/Riyadh")
    frame.to_parquet(tmp_path / "a.parquet")
    assert texts(tmp_path) == [ONE, TWO]
    assert read(tmp_path).articles["published"].tolist() == [pd.Timestamp(2019, 3, 3, 21), pd.Timestamp(2019, 3, 4, 21)]


DATE = '<meta property="article:published_time" content="2021-03-04T05:06:07Z">'
PAGE = f"""<!DOCTYPE html><html lang="ar"><head><meta charset="{{charset}}"><title>حافلات جديدة</title>{DATE}
<meta property="og:site_name" content="جريدة الميناء"><link rel="canonical" href="https://example.org/news/1">
</head><body><nav><a href="/">الرئيسية</a> <a href="/s">رياضة</a></nav>
<article><h1>حافلات جديدة</h1><p>{{first}}</p><p>{{second}}</p></article>
<footer>جميع الحقوق محفوظة</footer></body></html>"""
FIRST = "قالت بلدية المدينة يوم الثلاثاء إن 14 شارعا أغلقت بسبب الأمطار، وإن العمل جار لفتحها قبل مساء الأربعاء. " * 3
SECOND = "وأضاف مدير النقل أن الحافلات الجديدة وعددها 40 ستدخل الخدمة مطلع الشهر المقبل في أربعة خطوط رئيسية. " * 3


@pytest.mark.parametrize("charset", ["utf-8", "windows-1256", "utf-16"])
def test_a_web_page_gives_its_article(tmp_path: Path, charset: str) -> None:
    page = PAGE.format(charset=charset, first=FIRST, second=SECOND)
    (tmp_path / "page.html").write_bytes(page.encode(charset))
    corpus = read(tmp_path)
    row = corpus.article("page")
    assert FIRST.strip() in row["text"] and SECOND.strip() in row["text"]
    assert "رياضة" not in row["text"] and "الحقوق" not in row["text"]
    assert (row["title"], row["outlet"], row["url"]) == ("حافلات جديدة", "جريدة الميناء", "https://example.org/news/1")
    assert row["published"] == pd.Timestamp(2021, 3, 4)


def test_a_page_without_declared_date_gets_none(tmp_path: Path) -> None:
    page = PAGE.format(charset="utf-8", first=FIRST + " في 5 مايو 1999", second=SECOND)
    (tmp_path / "page.htm").write_text(page.replace(DATE, ""), encoding="utf-8")
    assert read(tmp_path).articles["published"].isna().all()


def test_a_billion_laughs_do_not_hang(tmp_path: Path) -> None:
    entities = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 15))
    body = f"<html><body><article><p>{FIRST}</p><p>&l14;</p></article></body></html>"
    (tmp_path / "a.html").write_text(f'<!DOCTYPE html [<!ENTITY l0 "ها">{entities}]>{body}', encoding="utf-8")
    (tmp_path / "b.html").write_text(
        f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY l0 "ها">{entities}]>{body}', encoding="utf-8"
    )
    corpus = read(tmp_path)
    assert len(corpus) + len(corpus.problems) == 2
    assert corpus.articles["text"].str.len().lt(10_000).all()


def write_zip(path: Path, members: dict[str, str | bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def test_a_zip_of_one_file_gives_its_name_to_the_ids(tmp_path: Path) -> None:
    write_zip(tmp_path / "2015-07-24.zip", {"whatever.json": json.dumps(ROWS), "__MACOSX/._whatever.json": b"\0"})
    assert texts(tmp_path) == [ONE, TWO]
    assert read(tmp_path).articles["article_id"].tolist() == ["2015-07-24-0000", "2015-07-24-0001"]


def test_a_zip_of_many_files_is_read_like_a_folder(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    write_zip(
        tmp_path / "in" / "all.zip",
        {
            "sub/b.txt": ONE,
            "a.csv": f'long\n"{ONE}"\n',
            "newsanalysis.toml": '[columns]\ntext = "long"\n',
            "note.pdf": "x",
            "more.zip": b"PK",
        },
    )
    corpus = read(tmp_path)
    assert corpus.articles["article_id"].tolist() == ["a-0000", "in/all/sub/b"]
    assert corpus.problems[["file", "problem"]].values.tolist() == [
        ["in/all.zip/more.zip", "a zip inside a zip is not followed"],
        ["in/all.zip/note.pdf", "unknown extension .pdf"],
    ]


def test_members_that_climb_out_of_the_zip_are_refused(tmp_path: Path) -> None:
    names = ["../up.txt", "a/../../up.txt", "/etc/abs.txt", "C:\\drive.txt", "..\\back.txt"]
    write_zip(tmp_path / "a.zip", dict.fromkeys(names, ONE) | {"fine: one.txt": TWO})
    corpus = read(tmp_path / "a.zip")
    assert corpus.articles["text"].tolist() == [TWO]
    assert corpus.problems["problem"].tolist() == ["the name climbs out of the zip"] * len(names)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.zip"]


def test_zip_bombs_are_refused_in_zips_and_workbooks(tmp_path: Path) -> None:
    bomb = b"a" * (SMALL_MEMBER + 1)
    write_zip(tmp_path / "a.zip", {"bomb.txt": bomb, "b.txt": ONE})
    write_zip(tmp_path / "b.xlsx", {"xl/workbook.xml": bomb})
    corpus = read(tmp_path)
    assert corpus.articles["text"].tolist() == [ONE]
    assert corpus.problems["file"].tolist() == ["a.zip/bomb.txt", "b.xlsx"]
    assert corpus.problems["problem"].str.startswith("looks like a zip bomb").all()
    # Ordinary text is far from the limit, however repetitive its words.
    ordinary = json.dumps([{"text": ONE + str(i)} for i in range(110_000)], ensure_ascii=False).encode()
    write_zip(tmp_path / "c.zip", {"c.json": ordinary})
    assert len(ordinary) > SMALL_MEMBER and len(ordinary) / (tmp_path / "c.zip").stat().st_size < MAX_RATIO
    assert len(read(tmp_path / "c.zip")) == 110_000
