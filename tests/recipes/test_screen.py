"""The recipes of what is seen, each done in a copy of the tree as its row says, with effect."""

from tests.fixtures.recipes import SHOW, guards, put, run, write
from tests.fixtures.story import fill_store

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


HEADLINE = "Harbour to stay open"  # of the made story


def test_a_filter(tree, tmp_path):
    fill_store(tmp_path)
    query = "newstables/queries/quote_filters.py"
    put(tree, query, '    keywords: tuple[str, ...] = choice("keyword")  # NO_KEYWORD among them\n',
        '    headlines: tuple[str, ...] = choice("under the headline")\n')  # fmt: skip
    put(tree, query, '        where.add("list_contains(?, q.keyword)", list(filters.keywords))\n',
        "    if filters.headlines:\n"
        '        where.add("list_contains(?, q.title)", list(filters.headlines))\n')  # fmt: skip
    page = "components/quotes/filters.py"
    put(tree, page, 'choose_several("Keyword", "keyword", answer(keywords))\n',
        f'        headline, _ = choose_several("Headline", "headline", ["{HEADLINE}"])\n',
    )  # fmt: skip
    put(tree, page, "        keywords=keyword,\n", "        headlines=headline,\n")
    flags = "newstables/cli/export_flags.py"
    put(tree, flags, "        keywords=tuple(given.keyword or ()),\n",
        "        headlines=tuple(given.headline or ()),\n")  # fmt: skip
    put(tree, flags, 'help="the word it is filed under, as the page writes it")\n',
        '    _several(page, "--headline", help="of the article")\n')  # fmt: skip
    shown = run(tree, SHOW.format(page="pages/explore/quotes.py") + f"""
from newstables.__main__ import main
flags = ["--headline", "{HEADLINE}", "--out", r"{tmp_path / "q"}", "--store", r"{tmp_path}"]
print([box.label for box in app.multiselect], main(["export", "quotes", "--format", "csv", *flags]))
""", store=tmp_path)  # fmt: skip
    assert "'Headline'" in shown
    lines = (tmp_path / "q").read_text(encoding="utf-8-sig").splitlines()
    assert f"under the headline {HEADLINE}" in lines[1]
    assert len(lines) > 6
    assert all(HEADLINE in line for line in lines[6:])


def test_a_status_of_events(tree, tmp_path):
    fill_store(tmp_path)
    put(tree, "newstables/schemas/told.py", 'EventStatus = Literal["past", "planned", '
        '"conditional", "cancelled", "postponed"', ', "rumoured"')  # fmt: skip
    put(tree, "newstables/wording.py", '    "postponed": "postponed",\n',
        '    "rumoured": "only rumoured",\n')  # fmt: skip
    put(tree, "components/charts/event_bars.py",
        '    "postponed": Look(STATUS_WORDS["postponed"], GREY, hatching="-"),\n',
        '    "rumoured": Look(STATUS_WORDS["rumoured"], GREY, hatching="."),\n')  # fmt: skip
    shown = run(tree, f"""
        from components.charts.event_time import choose_window
        from components.charts.tour_timeline import tour_timeline
        from newstables.__main__ import main
        from newstables.decisions.corrections import make_correction
        from tests.components.every_chart import events
        told = events().assign(status="rumoured")
        drawn = tour_timeline(told, window=choose_window(told, "Tour"), title="Tour")
        print(sorted({{trace.name for trace in drawn.data if trace.showlegend}}))
        made = make_correction("event.status", "e1", before="past", after="rumoured")
        print(made["what"].iloc[0])
        flags = ["--status", "rumoured", "--out", r"{tmp_path / "o"}", "--store", r"{tmp_path}"]
        print(main(["export", "timeline", "--format", "csv", *flags]))
    """).splitlines()  # fmt: skip
    assert shown == ["['only rumoured']", "event.status", "0"]
    assert "only rumoured" in (tmp_path / "o").read_text(encoding="utf-8-sig")
    guards(tree, "tests/test_wording.py", "tests/components/test_event_bars.py")


def test_how_a_date_or_time_is_spelled(tree, tmp_path):
    fill_store(tmp_path)
    wording = tree / "newstables/wording.py"
    text = wording.read_text(encoding="utf-8")
    old, new = 'f"{int(rest[1])} {month} {year}" if', 'f"{month} {int(rest[1])}, {year}" if'
    assert text.count(old) == 1
    wording.write_text(text.replace(old, new), encoding="utf-8")
    shown = run(tree, SHOW.format(page="pages/explore/quotes.py") + f"""
from newstables.__main__ import main
flags = ["--out", r"{tmp_path / "q"}", "--from", "2023-05-03", "--store", r"{tmp_path}"]
assert main(["export", "quotes", "--format", "csv", *flags]) == 0
print([text.value for text in app.get("html")], [text.value for text in app.text])
""", store=tmp_path)  # fmt: skip
    assert "May 2, 2023" in shown
    assert "May 3, 2023" in (tmp_path / "q").read_text(encoding="utf-8-sig")


def test_a_picture_format(tree):
    write(tree, "newstables/exports/picture/outline.py", '''
        """A drawing -> its outline: what it says, without what it looks like."""

        import re


        def to_outline(svg: bytes) -> bytes:
            """Return the words of a drawing, a line each."""
            return b"\\\\n".join(re.findall(rb">([^<>]+)<", svg))
    ''')  # fmt: skip
    name = "newstables/exports/picture/formats.py"
    put(tree, name, "from dataclasses import dataclass\n\n",
        "from newstables.exports.picture.outline import to_outline\n")  # fmt: skip
    put(tree, name, '    PictureFormat("svg", "image/svg+xml", bytes),\n',
        '    PictureFormat("txt", "text/plain", to_outline),\n')  # fmt: skip
    write(tree, "shown.py", '''
        from components.drawing import show_buttons
        from components.loading import begin_run

        begin_run()
        drawing = b"<svg><text>Speakers</text></svg>"
        show_buttons(lambda shape: drawing, shape="slide", name="speakers", key="quotes")
    ''')  # fmt: skip
    shown = run(tree, """
        from streamlit.testing.v1 import AppTest
        from newstables.exports.picture.formats import PICTURES
        app = AppTest.from_file("shown.py", default_timeout=60).run()
        assert not app.exception, app.exception
        print([button.proto.label for button in app.get("download_button")])
        print(PICTURES[-1].write(b"<svg><text>Speakers</text></svg>"))
    """).splitlines()  # fmt: skip
    assert shown == ["['Save as PNG', 'Save as PDF', 'Save as SVG', 'Save as TXT']", "b'Speakers'"]
