"""The recipes of what is read and saved, each done in a copy of the tree as its row says."""

import re

from tests.fixtures.recipes import SHOW, put, run, write
from tests.fixtures.story import fill_store


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


def test_a_format_of_a_briefing(tree, tmp_path):
    fill_store(tmp_path)
    write(tree, "newstables/exports/briefing/title.py", '''
        """A briefing -> its title, for a list of them."""

        from newstables.exports.briefing.blocks import Manifest


        def to_title(made: Manifest) -> bytes:
            """Write the title and how many blocks follow it."""
            return f"{made.title}: {len(made.blocks)} blocks".encode()
    ''')  # fmt: skip
    name = "newstables/exports/briefing/formats.py"
    put(tree, name, "from newstables.exports.briefing.slides import to_slides\n",
        "from newstables.exports.briefing.title import to_title\n")  # fmt: skip
    put(tree, name, "DOCUMENTS = {\n",
        '    "title": DocumentFormat("its title", "txt", "text/plain", to_title),\n')  # fmt: skip
    run(tree, f"""
        from newstables.__main__ import main
        flags = ["--out", r"{tmp_path / "t"}", "--store", r"{tmp_path}"]
        assert main(["export", "briefing", "--format", "title", *flags]) == 0
    """)  # fmt: skip
    assert re.fullmatch(r".+: [1-9]\d* blocks", (tmp_path / "t").read_text(encoding="utf-8"))


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
    put(tree, "newstables/schemas/found.py", '    name="furniture",\n'
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
        from newstables.schemas import ARTICLES
        from newstables.schemas.__main__ import describe
        text = "The harbour opens.\\n\\n(Photo: Harbour News)\\n\\nIt is Monday."
        print(read_article(load_model(), text, article_id="a")["furniture"]["length"].tolist())
        print("| `length` | Int64 | characters |" in describe())
        print(len(find_copies(ARTICLES.frame([{"article_id": "a", "text": text, "words": 9}]))))
    """).splitlines()  # fmt: skip
    assert re.fullmatch(r"\[\d+\]", shown[0])
    assert shown[1:] == ["True", "0"]
