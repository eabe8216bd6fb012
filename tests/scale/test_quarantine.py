"""An article that fails, or takes its process with it, is listed; the others are kept."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import newsanalysis as na
from newsanalysis.scale import extract_files

WriteJsonl = Callable[..., Path]

# What stands above the call is run by every process of the run too: there extraction fails over two articles.
SCRIPT = """
import os, signal, sys
from newsanalysis.extract import extraction
from newsanalysis.scale import extract_files

whole = extraction.extract_article

def failing(article_id, text, published):
    if "سقوط 25 قتيلا" in text:
        raise RuntimeError("no luck")
    if "سقوط 33 قتيلا" in text:
        {death}
    return whole(article_id, text, published)

extraction.extract_article = failing

if __name__ == "__main__":
    summary = extract_files(sys.argv[1], sys.argv[2], jobs=2, cache=sys.argv[3], part_size=8)
    print(summary.rows["articles"], summary.rows["problems"])
"""


@pytest.mark.parametrize(
    ("death", "said"), [("os.kill(os.getpid(), signal.SIGKILL)", "signal 9"), ("os._exit(3)", "exit status 3")]
)
def test_an_article_that_ends_its_process_is_listed(
    write_jsonl: WriteJsonl, tmp_path: Path, death: str, said: str
) -> None:
    file = write_jsonl(tmp_path / "a.jsonl", range(20))
    script = tmp_path / "failing.py"
    script.write_text(SCRIPT.format(death=death), encoding="utf-8")
    out = tmp_path / "out"
    done = subprocess.run(
        [sys.executable, script, file, out, tmp_path / "cache"], stdout=subprocess.PIPE, encoding="utf-8", check=True
    )
    assert done.stdout.split() == ["20", "2"]
    tables = na.read_tables(out)
    problems = tables["problems"].set_index("article_id")
    assert problems.loc["a5", "problem"] == "RuntimeError: no luck"
    assert said in problems.loc["a13", "problem"]
    assert problems["remedy"].notna().all()
    # All others are what they are without the two.
    whole = na.extract(na.read(file))
    for name in ("claims", "figures", "terms"):
        want = getattr(whole, name)
        want = want[~want["article_id"].isin(["a5", "a13"])].reset_index(drop=True)
        assert tables[name].equals(want)


def test_what_failed_is_not_remembered(
    write_jsonl: WriteJsonl, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another try may go better: memory runs out for other reasons than an article."""
    from newsanalysis.extract import extraction

    file = write_jsonl(tmp_path / "a.jsonl", range(3))

    def fails(*_: object) -> None:
        raise MemoryError

    with monkeypatch.context() as patched:
        patched.setattr(extraction, "extract_article", fails)
        assert extract_files(file, tmp_path / "one", cache=tmp_path / "cache").reasons == {"MemoryError: ": 3}
    again = extract_files(file, tmp_path / "two", cache=tmp_path / "cache")
    assert (again.extracted, again.remembered, again.rows["problems"]) == (3, 0, 0)


def test_where_no_process_can_begin_that_is_said(write_jsonl: WriteJsonl, tmp_path: Path) -> None:
    file = write_jsonl(tmp_path / "a.jsonl", range(3))
    script = tmp_path / "unguarded.py"
    lines = [
        "from newsanalysis.scale import extract_files, processes",
        "processes.FORK = False",
        f"extract_files({str(file)!r}, {str(tmp_path / 'out')!r}, jobs=2, cache=False)",
    ]
    script.write_text("\n".join(lines), encoding="utf-8")
    done = subprocess.run([sys.executable, script], stderr=subprocess.PIPE, encoding="utf-8")
    assert done.returncode != 0
    assert "if __name__ == '__main__':" in done.stderr.strip().splitlines()[-1]
