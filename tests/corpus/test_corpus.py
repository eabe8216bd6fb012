"""The bundled corpus is what its data statement says: complete, clean, and traceable to its facts."""

import json
import re
import unicodedata
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
EVENTS = {"karabakh": 20, "derna": 22, "morocco": 18}
ARTICLE_IDS = [f"{event}-{number:02d}" for event, count in EVENTS.items() for number in range(1, count + 1)]
DOCUMENTATION = {"README.md", "gold/README.md", "LICENSE", "datapackage.json"}
ADDRESS = re.compile(r"https?://[a-z0-9.-]+\.[a-z]{2,}(/[!-~]*)?", re.IGNORECASE)
BIDI_CONTROLS = set("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
TATWEEL = "\u0640"
PLAIN_FILES = [
    file.relative_to(CORPUS).as_posix() for kind in ("csv", "json") for file in sorted(CORPUS.rglob(f"*.{kind}"))
]


def table(name: str) -> pd.DataFrame:
    return pd.read_csv(CORPUS / name, dtype=str, keep_default_na=False, encoding="utf-8")


def text_of(article_id: str) -> str:
    return (CORPUS / "articles" / f"{article_id}.txt").read_bytes().decode("utf-8")


def package() -> dict:
    return json.loads((CORPUS / "datapackage.json").read_text(encoding="utf-8"))


def package_paths(resource: dict) -> list[str]:
    return resource["path"] if isinstance(resource["path"], list) else [resource["path"]]


def resources_with_schema() -> list[dict]:
    return [resource for resource in package()["resources"] if "schema" in resource]


def all_facts() -> pd.DataFrame:
    columns = ["fact_id", "event", "said_date", "speaker_id", "relay_id", "url"]
    return pd.concat([table("facts.csv")[columns], table("fact_claims.csv")[columns]], ignore_index=True)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("articles.csv", "article_id"),
        ("actors.csv", "actor_id"),
        ("events.csv", "event"),
        ("facts.csv", "fact_id"),
        ("fact_claims.csv", "fact_id"),
    ],
)
def test_identifiers_are_unique_and_filled(name: str, key: str) -> None:
    assert table(name)[key].is_unique
    assert table(name)[key].ne("").all()


def test_figures_and_claims_share_no_identifier() -> None:
    assert all_facts()["fact_id"].is_unique


def test_every_text_is_listed_and_every_listed_text_exists() -> None:
    articles = table("articles.csv")
    present = sorted(f"articles/{file.name}" for file in (CORPUS / "articles").iterdir())
    assert articles["article_id"].tolist() == ARTICLE_IDS
    assert sorted(articles["path"]) == present
    assert (articles["path"] == "articles/" + articles["article_id"] + ".txt").all()


@pytest.mark.parametrize("article_id", ARTICLE_IDS)
def test_length_is_that_of_a_digest(article_id: str) -> None:
    assert 120 <= len(text_of(article_id).split()) <= 350


@pytest.mark.parametrize("article_id", ARTICLE_IDS)
def test_reading_level_is_that_of_agency_copy(article_id: str) -> None:
    text = text_of(article_id)
    sentences = [len(sentence.split()) for sentence in re.split(r"(?<=[.؟])\s|\n", text)]
    letters = [len(word) for word in re.findall(r"[^\W\d_]+", text)]
    assert 12 <= sum(sentences) / len(sentences) <= 28 and max(sentences) <= 45
    assert 4 <= sum(letters) / len(letters) <= 5.5


@pytest.mark.parametrize("article_id", ARTICLE_IDS)
def test_text_is_clean(article_id: str) -> None:
    text = text_of(article_id)
    assert not text.startswith("\ufeff")
    assert unicodedata.is_normalized("NFC", text)
    assert not BIDI_CONTROLS & set(text)
    assert not [char for char in text if "\ufb50" <= char <= "\ufdff" or "\ufe70" <= char <= "\ufeff"]
    assert TATWEEL not in text
    assert "  " not in text and "\t" not in text and "\r" not in text and "\u00a0" not in text
    assert all(line and line == line.strip() for line in text.split("\n"))


@pytest.mark.parametrize("article_id", ARTICLE_IDS)
def test_quotation_marks_and_punctuation_pair_up(article_id: str) -> None:
    text = text_of(article_id)
    assert text.count("«") == text.count("»")
    assert text.count('"') % 2 == 0
    assert not re.search(r"\s[،؛:.»]", text)
    assert not re.search(r"[،؛][^\s]", text)
    assert "," not in re.sub(r"\d,\d{3}", "", text)


@pytest.mark.parametrize("name", PLAIN_FILES)
def test_tables_and_annotations_are_plain_utf8(name: str) -> None:
    raw = (CORPUS / name).read_bytes()
    assert not raw.startswith(b"\xef\xbb\xbf")
    text = raw.decode("utf-8")
    assert unicodedata.is_normalized("NFC", text)
    assert not BIDI_CONTROLS & set(text) and "\r" not in text


def test_article_columns_hold_what_they_promise() -> None:
    articles = table("articles.csv")
    assert set(articles["outlet"]) == {"نشرة الصباح", "نشرة المساء", "ملف الأسبوع"}
    assert set(articles["language"]) == {"ar"}
    assert articles["title"].ne("").all() and articles["title"].is_unique
    for _, told in articles.groupby("event"):
        assert told["published"].map(date.fromisoformat).is_monotonic_increasing
    assert not [row.article_id for row in articles.itertuples() if row.title in text_of(row.article_id)]


def test_cited_addresses_are_well_formed_and_come_from_the_facts() -> None:
    address_of = all_facts().set_index("fact_id")["url"]
    cites = table("cites.csv")
    assert address_of.map(lambda address: bool(ADDRESS.fullmatch(address))).all()
    for row in table("articles.csv").itertuples():
        cited = row.cites.split(" ")
        assert len(cited) == len(set(cited))
        assert all(ADDRESS.fullmatch(address) for address in cited)
        assert set(cited) == set(cites.loc[cites["article_id"] == row.article_id, "fact_id"].map(address_of))


def test_every_event_is_known() -> None:
    known = set(table("events.csv")["event"])
    assert set(table("articles.csv")["event"]) <= known
    assert set(all_facts()["event"]) <= known


def test_digests_fall_within_their_event() -> None:
    joined = table("articles.csv").merge(table("events.csv"), on="event", validate="m:1")
    assert (joined["start"] <= joined["published"]).all()
    assert (joined["published"] <= joined["end"]).all()


def test_every_citation_joins_and_its_words_stand_in_the_text() -> None:
    cites = table("cites.csv")
    assert not cites.duplicated().any()
    assert set(cites["article_id"]) == set(ARTICLE_IDS)
    assert set(cites["fact_id"]) == set(all_facts()["fact_id"])
    assert (cites["expr"].eq("") == cites["fact_id"].str.startswith("claim-")).all()
    for row in cites.itertuples():
        # A whole number or word, a leading conjunction or preposition aside: 20 is not found in 200, nor ست in ستة.
        words = rf"(?<![\d,.٬])(?:\b|(?<=\b[وفبل]))(?:ال)?{re.escape(row.expr)}(?![\w])(?![,.٬]\d)"
        assert re.search(words, text_of(row.article_id)), (
            f"{row.article_id}, {row.fact_id}: no {row.expr!r} in the text"
        )


def test_nothing_is_cited_before_it_was_said() -> None:
    joined = table("cites.csv").merge(all_facts(), on="fact_id").merge(table("articles.csv"), on="article_id")
    late = joined[joined["said_date"] > joined["published"]]
    assert late.empty, late[["article_id", "fact_id", "said_date"]]


def test_every_digest_has_several_voices() -> None:
    voices = table("cites.csv").merge(all_facts(), on="fact_id").groupby("article_id")["speaker_id"].nunique()
    assert voices.min() >= 2 and voices.max() >= 5


def test_every_speaker_and_relay_is_an_actor() -> None:
    actors = table("actors.csv")
    facts = all_facts()
    assert set(facts["speaker_id"]) <= set(actors["actor_id"])
    assert set(facts["relay_id"]) - {""} <= set(actors["actor_id"])
    aliases = actors.assign(name=(actors["name_ar"] + "|" + actors["aliases_ar"]).str.split("|")).explode("name")
    aliases = aliases[aliases["name"] != ""]
    assert aliases["name"].is_unique, aliases[aliases["name"].duplicated(keep=False)]


@pytest.mark.parametrize("qualifier", ["exact", "at_least", "more_than", "about", "up_to", "range", "vague"])
def test_bounds_follow_the_qualifier(qualifier: str) -> None:
    facts = table("facts.csv").query("qualifier == @qualifier")
    filled = {column: facts[column].ne("") for column in ("value", "low", "high")}
    expected = {
        "exact": (True, True, True),
        "at_least": (True, True, False),
        "more_than": (True, True, False),
        "about": (True, False, False),
        "up_to": (True, False, True),
        "range": (False, True, True),
        "vague": (False, False, False),
    }[qualifier]
    assert not facts.empty
    assert all((filled[column] == wanted).all() for column, wanted in zip(filled, expected, strict=True))


def test_datapackage_lists_exactly_the_files_that_exist() -> None:
    listed = [path for resource in package()["resources"] for path in package_paths(resource)]
    present = {file.relative_to(CORPUS).as_posix() for file in CORPUS.rglob("*") if file.is_file()}
    assert len(listed) == len(set(listed))
    assert set(listed) == present - DOCUMENTATION


def test_datapackage_names_its_licence_and_profile() -> None:
    assert package()["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert package()["licenses"][0]["name"] == "CC-BY-4.0"
    assert package()["licenses"][0]["path"] in (CORPUS / "LICENSE").read_text(encoding="utf-8")


@pytest.mark.parametrize("resource", resources_with_schema(), ids=lambda resource: resource["name"])
def test_fields_match_the_table(resource: dict) -> None:
    rows = table(resource["path"])
    fields = resource["schema"]["fields"]
    assert [field["name"] for field in fields] == rows.columns.tolist()
    for field in fields:
        values, constraints = rows[field["name"]], field.get("constraints", {})
        assert not constraints.get("required") or values.ne("").all(), field["name"]
        assert not constraints.get("unique") or values.is_unique, field["name"]
        assert set(values) <= set(constraints.get("enum", values)), field["name"]
        if field["type"] == "date":
            values[values != ""].map(date.fromisoformat)
        if field["type"] == "number":
            values[values != ""].map(float)


@pytest.mark.parametrize("resource", resources_with_schema(), ids=lambda resource: resource["name"])
def test_foreign_keys_hold(resource: dict) -> None:
    tables = {other["name"]: other["path"] for other in resources_with_schema()}
    for key in resource["schema"].get("foreignKeys", []):
        (column,), (target,) = key["fields"], key["reference"]["fields"]
        known = set(table(tables[key["reference"]["resource"]])[target])
        assert set(table(resource["path"])[column]) - {""} <= known, column
