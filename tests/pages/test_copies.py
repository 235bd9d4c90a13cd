"""Copies on the pages: told in the heading, counted once on demand, compared word by word."""

import csv

from newstables.__main__ import main
from tests.fixtures.app import open_app, texts
from tests.fixtures.copies import fill_copies
from tests.fixtures.story import fill_store


def test_copies_are_told_and_counted_once_on_demand(tmp_path, monkeypatch):
    fill_copies(tmp_path)
    app = open_app(tmp_path, monkeypatch)
    app.switch_page("pages/explore/quotes.py").run()
    assert "3 articles (2 origins)" in texts(app)
    app.toggle(key="once").set_value(True).run()
    assert not app.exception
    assert app.query_params["once"] in ("true", ["true"])
    assert "3 quotations" in texts(app)


def test_where_there_are_no_copies_nothing_is_asked(tmp_path, monkeypatch):
    fill_store(tmp_path)
    app = open_app(tmp_path, monkeypatch, page="pages/explore/quotes.py")
    assert "origin" not in texts(app)
    assert "once" not in [toggle.key for toggle in app.toggle]


def test_two_versions_are_compared_word_by_word(tmp_path, monkeypatch):
    fill_copies(tmp_path)
    app = open_app(tmp_path, monkeypatch, page="pages/collect/articles.py")
    app.selectbox(key="articles_chosen").set_value("a0").run()
    shown = texts(app)
    assert "2 articles, 1 origin" in shown
    assert "Nobody asked us about the price" in shown.partition("<ins")[2]
    assert "<del" not in shown


def test_the_command_line_counts_once_too(tmp_path):
    fill_copies(tmp_path / "store")
    counts, usual = [], "quoted direct, mixed"
    for flags in ([], ["--once"]):
        out = tmp_path / "quotes.csv"
        command = ["export", "quotes", "--format", "csv", "--out", str(out), *flags]
        assert main([*command, "--store", str(tmp_path / "store")]) == 0
        rows = list(csv.reader(out.read_text("utf-8-sig").splitlines()))
        counts.append((rows[1][1], len(rows) - 6))
    assert counts == [(usual, 4), (f"copies left out; {usual}", 3)]
