"""Write index.html into a report folder: links to the corpus page, the notebooks' pages and the tables in it.

usage: python notebooks/index.py REPORT_FOLDER
"""

from __future__ import annotations

import json
import sys
from html import escape
from pathlib import Path

PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>newsanalysis: report</title>
<style>
body {{ font: 1.1em/1.6 system-ui, sans-serif; max-width: 42em; margin: 3em auto; padding: 0 1em }}
h2 {{ margin-top: 2em }}
</style>
</head>
<body>
<h1>newsanalysis: who said which number</h1>
<p>The claims and figures of the bundled corpus: Arabic news digests on events of September 2023.</p>
{sections}
</body>
</html>
"""


def main() -> None:
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    folder = Path(sys.argv[1])
    (folder / "index.html").write_text(index(folder, Path(__file__).parent), encoding="utf-8")


def index(folder: Path, notebooks: Path) -> str:
    """The page that links to what is in `folder`; the pages of notebooks carry the titles that stand in `notebooks`."""
    executed = [path for path in sorted(notebooks.glob("*.ipynb")) if (folder / f"{path.stem}.html").exists()]
    sections = [
        ("The corpus", [("corpus.html", "Who says what: charts, tables and every article marked")]),
        ("Notebooks", [(f"{path.stem}.html", title(path)) for path in executed]),
        ("Tables", [(f"tables/{path.name}", path.name) for path in sorted((folder / "tables").glob("*.csv"))]),
    ]
    return PAGE.format(sections="\n".join(section(heading, links) for heading, links in sections))


def section(heading: str, links: list[tuple[str, str]]) -> str:
    items = "\n".join(f'<li><a href="{escape(address)}" dir="auto">{escape(text)}</a></li>' for address, text in links)
    return f"<h2>{escape(heading)}</h2>\n<ul>\n{items}\n</ul>"


def title(notebook: Path) -> str:
    """The first heading of a notebook, or its file name."""
    for cell in json.loads(notebook.read_text(encoding="utf-8"))["cells"]:
        first = "".join(cell["source"]).strip().partition("\n")[0]
        if cell["cell_type"] == "markdown" and first.startswith("#"):
            return first.lstrip("# ")
    return notebook.stem


if __name__ == "__main__":
    main()
