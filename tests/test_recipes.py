"""The recipes of CONTRIBUTING: each is done in a copy of the tree as its row says, with effect."""

import os
import re
import subprocess
import sys
import textwrap

import pytest

from newstables.config import ROOT
from tests.fixtures.story import fill_store
from tests.mutants.run import copy_tree

RECIPES = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def copied(tmp_path_factory):
    return copy_tree(tmp_path_factory.mktemp("copy"))


@pytest.fixture
def tree(copied):
    """Return a copy of the tree; what a recipe does to it is taken back."""
    before = {path: path.read_bytes() for path in copied.rglob("*") if path.suffix in KEPT}
    yield copied
    for path in list(copied.rglob("*")):
        if path.suffix in KEPT and path not in before:
            path.unlink()
    for path, content in before.items():
        if path.read_bytes() != content:
            path.write_bytes(content)


KEPT = {".py", ".tsv", ".txt", ".md"}


def write(tree, name, code):
    path = tree / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(textwrap.dedent(code), encoding="utf-8")


def put(tree, name, before, line):
    """Put a line behind the one place where `before` stands."""
    path = tree / name
    text = path.read_text(encoding="utf-8")
    assert text.count(before) == 1, f"{name}: {before!r} stands there {text.count(before)} times"
    path.write_text(text.replace(before, before + line), encoding="utf-8")


def put_sorted(tree, name, entry):
    """Put an entry where it belongs in a word list."""
    path = tree / "data" / "lexicons" / name
    lines = path.read_text(encoding="utf-8").removesuffix("\n").split("\n")
    path.write_text("\n".join(sorted([*lines, entry])) + "\n", encoding="utf-8")


def run(tree, code, *, store=None):
    """Run Python in the copy and return what it prints."""
    own = {"DATELINE_STORE": str(store)} if store else {}
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code)],
        cwd=tree,
        env=os.environ | own | {"PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def guards(tree, *tests):
    """Run tests of the house in the copy: a recipe that leaves them broken is none."""
    command = [sys.executable, "-m", "pytest", "-q", "-n", "0", "-p", "no:cacheprovider"]
    done = subprocess.run([*command, *tests], cwd=tree, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-2000:]


SHOW = """
from streamlit.testing.v1 import AppTest
app = AppTest.from_file("app.py", default_timeout=60)
app.run()
app.switch_page("{page}").run()
assert not app.exception, app.exception
print([chart.proto.spec for chart in app.get("plotly_chart")], [t.value for t in app.title])
"""
CHART = '''
"""Articles by outlet: a bar an outlet."""

import pandas as pd
import plotly.graph_objects as go

from components.charts.look import dress


def outlet_bars(counts: pd.DataFrame, *, title: str) -> go.Figure:
    """Draw how many articles each outlet has; counts: outlet, articles. May be empty."""
    return dress(go.Figure(go.Bar(x=counts["articles"], y=counts["outlet"])), title=title)
'''
QUERY = '''
"""Articles counted by outlet."""

import pandas as pd

from newstables.queries.filters import UNKNOWN_OUTLET
from newstables.queries.tables import Tables, ask


def outlet_counts(tables: Tables) -> pd.DataFrame:
    """Return outlet and articles, most first."""
    return ask(
        tables,
        f"""SELECT coalesce(outlet, '{UNKNOWN_OUTLET}') AS outlet, count(*) AS articles
        FROM articles GROUP BY 1 ORDER BY 2 DESC, 1""",
    )
'''


def test_a_chart(tree, tmp_path):
    fill_store(tmp_path)
    write(tree, "newstables/queries/outlet_counts.py", QUERY)
    write(tree, "components/charts/outlet_bars.py", CHART)
    page = tree / "pages/explore/connections.py"
    text = page.read_text(encoding="utf-8")
    imports = (
        "import streamlit as st\n\n"
        "from components.charts.outlet_bars import outlet_bars\n"
        "from components.loading import answer\n"
        "from newstables.queries.outlet_counts import outlet_counts\n"
    )
    line = 'st.plotly_chart(outlet_bars(answer(outlet_counts), title="Articles by outlet"))\n'
    about, _, code = text.partition("\n\n")
    page.write_text(f"{about}\n\n{imports}{code}{line}", encoding="utf-8")
    assert "Articles by outlet" in run(
        tree, SHOW.format(page="pages/explore/connections.py"), store=tmp_path
    )
    guards(tree, "tests/test_imports.py", "-k", "outlet_bars or outlet_counts or connections")


def test_a_page(tree, tmp_path):
    fill_store(tmp_path)
    write(tree, "components/outlets/__init__.py", '"""What the Outlets page alone draws."""\n')
    write(tree, "components/outlets/listing.py", '''
        """The outlets by name."""

        import streamlit as st

        from components.loading import answer
        from newstables.queries.articles import outlets


        def show_outlets() -> None:
            """Draw every outlet."""
            st.dataframe(answer(outlets), hide_index=True)
    ''')  # fmt: skip
    write(tree, "pages/explore/outlets.py", '''
        """Outlets: who published the articles."""

        from components.outlets.listing import show_outlets
        from components.page import open_page, stop_if_empty

        open_page("Outlets")
        stop_if_empty()
        show_outlets()
    ''')  # fmt: skip
    put(tree, "app.py", 'st.Page("pages/explore/connections.py", title="Connections"),\n',
        '        st.Page("pages/explore/outlets.py", title="Outlets"),\n')  # fmt: skip
    shown = run(tree, SHOW.format(page="pages/explore/outlets.py"), store=tmp_path)
    assert "['Outlets']" in shown
    guards(tree, "tests/test_imports.py", "-k", "outlets or folder or shared")


def test_a_file_format(tree):
    write(tree, "newstables/reading/formats/ticker.py", '''
        """Lines of a ticker: "headline | text"."""

        from collections.abc import Iterator

        from newstables.reading.article import Draft, Known, Problem, Source
        from newstables.reading.decoding import decode


        def read_ticker(source: Source) -> Iterator[Draft | Problem]:
            """Read an article a line."""
            for line in decode(source.data, name=source.name).splitlines():
                title, _, text = line.partition(" | ")
                yield Draft(source.name, text, {"title": Known(title, "given: in the file")})
    ''')  # fmt: skip
    name = "newstables/reading/files.py"
    put(tree, name, "from newstables.reading.formats.tables import read_csv\n",
        "from newstables.reading.formats.ticker import read_ticker\n")  # fmt: skip
    put(tree, name, '    ".txt": read_text,\n', '    ".ticker": read_ticker,\n')
    shown = run(tree, """
        import newstables
        words = "The harbour stays open, the minister said on Monday in the capital. " * 3
        reading = newstables.read_bytes(("Port open | " + words).encode(), name="x.ticker")
        print([(a.title, a.text[:11]) for a in reading.articles], reading.problems)
    """)  # fmt: skip
    assert shown == "[('Port open', 'The harbour')] ()"


def test_an_export_format(tree, tmp_path):
    fill_store(tmp_path)
    write(tree, "newstables/exports/lines.py", '''
        """Rows -> plain lines, for a terminal."""

        from newstables.exports.columns import Content


        def to_lines(content: Content) -> bytes:
            """Write a line a row, its cells parted by tabs."""
            return content.table().to_csv(sep="\\t", index=False).encode()
    ''')  # fmt: skip
    name = "newstables/exports/formats.py"
    put(tree, name, "from newstables.exports.json import to_json\n",
        "from newstables.exports.lines import to_lines\n")  # fmt: skip
    put(tree, name, "FORMATS = (\n",
        '    Format("lines", "lines", "tsv", "text/plain", to_lines),\n')  # fmt: skip
    for what in ("quotes", "entities"):
        run(tree, f"""
            from newstables.__main__ import main
            flags = ["--out", r"{tmp_path / what}", "--store", r"{tmp_path}"]
            assert main(["export", "{what}", "--format", "lines", *flags]) == 0
        """)  # fmt: skip
    assert (tmp_path / "quotes").read_text(encoding="utf-8").startswith("Speaker\tRole\t")
    assert "Ada Quill" in (tmp_path / "entities").read_text(encoding="utf-8")
    shown = run(tree, SHOW.format(page="pages/explore/quotes.py") + """
print([button.proto.label for button in app.get("download_button")])
""", store=tmp_path)  # fmt: skip
    assert "'Save as lines'" in shown


def test_a_column_of_what_is_saved(tree, tmp_path):
    fill_store(tmp_path)
    put(tree, "newstables/exports/columns.py", '        Column("keyword", "Keyword"),\n',
        '        Column("tone", "Tone in a word"),\n')  # fmt: skip
    run(tree, f"""
        from newstables.__main__ import main
        flags = ["--out", r"{tmp_path / "q"}", "--store", r"{tmp_path}"]
        assert main(["export", "quotes", "--format", "csv", *flags]) == 0
    """)  # fmt: skip
    assert "Keyword,Tone in a word,Said on" in (tmp_path / "q").read_text(encoding="utf-8-sig")


def test_a_column_of_a_frame(tree):
    put(tree, "newstables/schemas.py", '    name="furniture",\n'
        '    one_row_is="one stretch of an article that is not running text",\n'
        '    key="article_id,start",\n    columns={\n',
        '        "length": Column("Int64", "characters"),\n')  # fmt: skip
    furniture = tree / "newstables/finding/furniture/finding.py"
    text = furniture.read_text(encoding="utf-8")
    old = '{"article_id": article_id, **stretch._asdict()}'
    new = '{**{old}, "length": stretch.end - stretch.start}'.replace("{old}", old)
    assert text.count(old) == 1
    furniture.write_text(text.replace(old, new), encoding="utf-8")
    shown = run(tree, """
        from newstables.finding.pipeline import read_article
        from newstables.nlp.annotation import load_model
        from newstables.reading.copies import find_copies
        from newstables.schemas import ARTICLES, describe
        text = "The harbour opens.\\n\\n(Photo: Harbour News)\\n\\nIt is Monday."
        print(read_article(load_model(), text, article_id="a")["furniture"]["length"].tolist())
        print("| `length` | Int64 | characters |" in describe())
        print(len(find_copies(ARTICLES.frame([{"article_id": "a", "text": text, "words": 9}]))))
    """).splitlines()  # fmt: skip
    assert re.fullmatch(r"\[\d+\]", shown[0])
    assert shown[1:] == ["True", "0"]


def test_a_town(tree):
    code = """
        from newstables.gazetteer import country_of, towns
        print("Fiskdal" in towns(), country_of("Fiskdal"))
    """
    assert run(tree, code) == "False None"
    put_sorted(tree, "towns.tsv", "Fiskdal\tNO\t61.20\t6.10\t")
    assert run(tree, code) == "True Norway"
    guards(tree, "tests/test_lexicons.py")


def test_an_alias(tree):
    code = """
        from newstables.finding.names.lexicon import known_spellings
        known = known_spellings().get("North Pier League")
        print(known and (known.name, known.reason))
    """
    assert run(tree, code) == "None"
    put_sorted(tree, "acronyms.tsv", "NPL\tNorth Pier League")
    assert run(tree, code) == "('NPL', 'organisation list: North Pier League is NPL')"
    guards(tree, "tests/test_lexicons.py")


@pytest.mark.parametrize("row", ["a chart", "a page", "a file format", "an export format",
                                 "a column of a frame", "a column of what is saved",
                                 "a verb, role, alias or place", "a fix", "a mutant"])  # fmt: skip
def test_the_table_has_this_row(row):
    assert f"| {row} |" in RECIPES
