"""Every notebook in a real JupyterLab, run from top to bottom, in its light and its dark theme: seen as a reader sees it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import nbformat
import pytest

import newsanalysis as na

FOLDER = Path(__file__).resolve().parents[2] / "notebooks"
# The exercises stop at the first unanswered one; their solutions run.
NOTEBOOKS = sorted(
    path.relative_to(FOLDER).as_posix()
    for path in FOLDER.rglob("*.ipynb")
    if ".ipynb_checkpoints" not in path.parts and (path.parent == FOLDER or path.parent.name == "solutions")
)
RUN = """async path => {
  const app = window.jupyterapp;
  const panel = await app.commands.execute("docmanager:open", { path, factory: "Notebook" });
  await panel.context.ready;
  await panel.sessionContext.ready;
  await panel.revealed;
  await app.commands.execute("notebook:run-all-cells");
  window.panel = panel;
  return panel.content.widgets.filter(cell => cell.model.type === "code").map(cell => ({
    source: cell.model.sharedModel.getSource(),
    count: cell.model.executionCount,
    outputs: cell.model.outputs.toJSON(),
  }));
}"""
OPEN = """async path => {
  window.panel = await window.jupyterapp.commands.execute("docmanager:open", { path, factory: "Notebook" });
  await window.panel.context.ready;
  await window.panel.revealed;
}"""
CLOSE = """async () => {
  await window.panel.sessionContext.shutdown();
  window.panel.context.model.dirty = false;
  window.panel.close();
}"""
# All figures drawn, all pictures loaded, and the layout at rest for two frames.
SETTLED = """async () => {
  await document.fonts.ready;
  await Promise.all([...document.images].map(image => image.decode().catch(() => null)));
  for (let i = 0; i < 2; i++) await new Promise(requestAnimationFrame);
}"""
NOTEBOOK = ".jp-NotebookPanel:not(.lm-mod-hidden) .jp-Notebook"


@pytest.fixture(scope="module")
def desk(open_page: Callable[..., Any], lab: Any) -> Any:
    """JupyterLab in one page, for all tests."""
    page = open_page()
    page.set_default_timeout(150_000)  # a machine may be slow; nothing here waits longer than it has to
    page.goto(f"{lab.url}/lab?reset&token={lab.token}")
    page.wait_for_function("() => window.jupyterapp")
    page.evaluate("async () => { await window.jupyterapp.restored; window.jupyterapp.shell.collapseLeft(); }")
    return page


@pytest.fixture
def opened(desk: Any) -> Iterator[Callable[[str], Any]]:
    """Opens a notebook and runs it; closes it, and ends its kernel, when the test is over."""

    def open_one(name: str, run: bool = True) -> Any:
        themed(desk, "Light")
        return desk.evaluate(RUN if run else OPEN, name)

    yield open_one
    desk.evaluate(CLOSE)


def themed(desk: Any, theme: str) -> None:
    desk.evaluate(
        "theme => window.jupyterapp.commands.execute('apputils:change-theme', { theme: `JupyterLab ${theme}` })", theme
    )
    desk.wait_for_function("theme => document.body.dataset.jpThemeName === `JupyterLab ${theme}`", arg=theme)
    desk.evaluate(SETTLED)


def shoot(desk: Any, file: Path) -> None:
    """The whole notebook in one picture: the window grows as long as it is."""
    outer = f"{NOTEBOOK} .jp-WindowedPanel-outer"
    height = desk.evaluate("selector => document.querySelector(selector).scrollHeight", outer)
    desk.set_viewport_size({"width": 1280, "height": min(height + 150, 16_000)})
    desk.evaluate("selector => { document.querySelector(selector).scrollTop = 0; }", outer)
    desk.evaluate(SETTLED)
    desk.screenshot(path=str(file))
    desk.set_viewport_size({"width": 1280, "height": 900})


def each(desk: Any, selector: str, function: str) -> list[Any]:
    return desk.evaluate(
        f"""selector => [...document.querySelectorAll(selector)].filter(one => one.offsetWidth)
            .map(one => layout.{function}(one))""",
        f"{NOTEBOOK} {selector}",
    )


def check_looks(desk: Any) -> dict[str, int]:
    """Arabic from the right, tables from the right with their marks in place, charts drawn, everything readable."""
    blocks = each(desk, ".jp-RenderedMarkdown :is(p, div)[dir=rtl]", "block")
    assert all(block["direction"] == "rtl" and block["align"] == "right" for block in blocks)
    assert all(block["falling"] and 0 <= block["gap"] < 3 for block in blocks), blocks
    tables = each(desk, ".jp-OutputArea table[dir=rtl]", "table")
    for table in tables:
        assert table["rightToLeft"] and table["firstAtTheEdge"] and table["columns"] > 1, table
        assert table["misplaced"] == [] and table["cut"] == [], table
    charts = each(desk, ".jp-RenderedImage img", "picture")
    assert all(chart["width"] > 300 and chart["height"] > 80 and chart["colours"] > 5 for chart in charts), charts
    contrasts = [one for one in each(desk, ".jp-OutputArea [dir=rtl] :is(td, span)", "contrast") if one is not None]
    assert not contrasts or min(contrasts) >= 4.5
    return {"blocks": len(blocks), "tables": len(tables), "charts": len(charts)}


@pytest.mark.parametrize("name", NOTEBOOKS, ids=lambda name: name.removesuffix(".ipynb"))
def test_a_notebook_runs_and_reads_from_the_right(
    name: str, desk: Any, opened: Callable[..., Any], shots: Path
) -> None:
    cells = opened(name)
    assert len(cells) > 3
    assert [cell["source"] for cell in cells if cell["source"] and cell["count"] is None] == []
    outputs = [output for cell in cells for output in cell["outputs"]]
    assert [output for output in outputs if output["output_type"] == "error"] == []
    seen = check_looks(desk)
    held = [output.get("data", {}) for output in outputs]
    assert seen["charts"] == sum("image/png" in data for data in held)
    assert seen["tables"] >= sum('<table dir="rtl"' in "".join(data.get("text/html", "")) for data in held) > 0
    assert seen["blocks"] > 0
    stem = name.removesuffix(".ipynb").replace("/", "-")
    shoot(desk, shots / f"{stem}-light.png")
    themed(desk, "Dark")
    check_looks(desk)
    shoot(desk, shots / f"{stem}-dark.png")


KERNEL = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}  # else JupyterLab asks
PROBE = """\
import newsanalysis as na
corpus = na.bundled()
found = na.extract(corpus)
na.show_article(corpus.article("karabakh-01"), found.claims, found.figures)
---
corpus.search("على الأقل")
---
na.show_corpus(found)"""


@pytest.fixture(scope="module")
def probe(desk: Any, lab: Any) -> Iterator[Any]:
    """A notebook with one article, one search and the reader, open and run."""
    cells = [nbformat.v4.new_code_cell(source) for source in PROBE.split("\n---\n")]
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata=KERNEL), lab.folder / "probe.ipynb")
    themed(desk, "Light")
    desk.evaluate(RUN, "probe.ipynb")
    yield desk
    desk.evaluate(CLOSE)


def test_a_number_leads_to_its_sentence(probe: Any) -> None:
    link = probe.locator(f"{NOTEBOOK} td a[href^='#figure-']").last
    mark = probe.locator(f"{NOTEBOOK} [id='{link.get_attribute('href').lstrip('#').replace('%3A', ':')}']")
    link.scroll_into_view_if_needed()
    assert not mark.evaluate("mark => layout.inView(mark)")
    link.click()
    probe.wait_for_function("id => layout.inView(document.getElementById(id))", arg=mark.get_attribute("id"))
    assert mark.inner_text() == link.inner_text()


def test_the_find_of_a_search_stands_in_the_middle(probe: Any) -> None:
    rows = probe.evaluate(
        """selector => [...document.querySelectorAll(selector)].map(row => [...row.cells].slice(0, 3).map(cell => {
             const words = layout.words(cell);
             return words.length ? [Math.min(...words.map(w => w.left)), Math.max(...words.map(w => w.right))] : null;
           }))""",
        f"{NOTEBOOK} .jp-Cell:nth-child(2) tbody tr",
    )
    assert len(rows) > 5
    middles = {round((left + right) / 2 / 6) for _, (left, right), _ in rows}
    assert len(middles) <= 2  # one under the other
    for before, (left, right), after in rows:
        assert before is None or 0 <= before[0] - right < 20
        assert after is None or 0 <= left - after[1] < 20


def test_the_reader_follows_the_theme_and_leads_both_ways(probe: Any, shots: Path) -> None:
    themed(probe, "Dark")
    reader = probe.frame_locator(f"{NOTEBOOK} iframe")
    reader.locator("ol button").nth(3).click()
    reader.locator("#rows tbody tr").last.click()
    found = reader.locator("#text .here")
    found.wait_for()
    assert found.inner_text() == reader.locator("#rows tr.here a").first.inner_text()
    assert found.evaluate(
        "mark => { const box = mark.getBoundingClientRect(); return box.top > 0 && box.bottom < innerHeight; }"
    )
    reader.locator("#text [data-claim]").first.click()
    assert reader.locator("#rows tr.here").count() == 1
    assert reader.locator("html[data-theme=dark]").count() == 1
    probe.locator(f"{NOTEBOOK} iframe").scroll_into_view_if_needed()
    probe.screenshot(path=str(shots / "reader-in-lab-dark.png"))


TRUSTED = "() => window.panel.content.widgets.filter(one => one.model.type === 'code').some(one => one.model.trusted)"


def test_a_notebook_that_is_not_trusted_keeps_its_directions(desk: Any, opened: Callable[..., Any]) -> None:
    """As after a fresh clone: outputs are there, scripts and styles are not."""
    opened(next(name for name in NOTEBOOKS if "/" not in name), run=False)
    desk.evaluate(SETTLED)
    assert not desk.evaluate(TRUSTED)
    assert check_looks(desk)["tables"] > 3


def test_the_reader_in_a_notebook_that_is_not_trusted_says_what_to_do(
    desk: Any, opened: Callable[..., Any], lab: Any
) -> None:
    corpus = na.bundled()
    view = na.show_corpus(na.extract(corpus.articles.head(1)))
    output = nbformat.v4.new_output("display_data", {"text/html": view._repr_html_(), "text/plain": repr(view)})
    cell = nbformat.v4.new_code_cell("na.show_corpus(found)", execution_count=1, outputs=[output])
    nbformat.write(nbformat.v4.new_notebook(cells=[cell], metadata=KERNEL), lab.folder / "cloned.ipynb")
    opened("cloned.ipynb", run=False)
    assert not desk.evaluate(TRUSTED)
    said = desk.locator(f"{NOTEBOOK} .jp-OutputArea-output")
    assert "Trust Notebook" in said.inner_text() and said.locator("iframe").count() == 0


def test_nothing_left_the_machine(desk: Any) -> None:
    assert desk.left == []
