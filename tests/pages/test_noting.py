"""Notes and tags on articles, quotations and events: kept, found, chosen by, saved, taken back."""

import csv
import io

import pytest

from newstables.__main__ import main
from newstables.decisions.corrections import make_correction
from newstables.errors import CorrectionError
from newstables.queries.notes import all_tags, notes
from newstables.replica.replica import open_replica
from newstables.schemas import now
from newstables.store.store import Store
from tests.fixtures.app import open_app, texts
from tests.fixtures.story import FIRST, article_id, fill_store
from tests.fixtures.tour import fill_tour


@pytest.fixture
def store(tmp_path):
    fill_store(tmp_path)
    return Store(tmp_path)


@pytest.fixture
def tables(store):
    replica = open_replica(store)
    yield replica
    replica.close()


def keep(store, what, target, after):
    decision = make_correction(what, target, before=None, after=after)
    store.add_corrections(decision)
    return decision["correction_id"].iloc[0]


def first_of(tables, table, key):
    return tables.cursor().execute(f"SELECT {key} FROM {table} ORDER BY 1 LIMIT 1").fetchone()[0]


def test_the_last_word_holds_and_is_taken_back(store, tables):
    keep(store, "tags.quote", "q1", ["old", "price"])
    last = keep(store, "tags.quote", "q1", ["price", "to call"])
    keep(store, "note.quote", "q1", "ask the harbour")
    keep(store, "tags.quote", "q2", ["price"])
    tables.follow()
    told = notes(tables, "quote").set_index("target")
    assert told.loc["q1"].tolist() == ["ask the harbour", "price, to call"]
    assert all_tags(tables, "quote") == ["price", "to call"]
    assert notes(tables, "event").empty
    store.mark_undone(last, at=now())
    tables.follow()
    assert notes(tables, "quote").set_index("target").loc["q1", "tags"] == "old, price"


@pytest.mark.parametrize(("what", "after"), [("tags.quote", "a"), ("note.event", 3)])
def test_what_is_no_note_is_refused(what, after):
    with pytest.raises(CorrectionError, match="cannot hold"):
        make_correction(what, "q1", before=None, after=after)


def exported(tmp_path, what, *flags):
    out = tmp_path / "out.csv"
    arguments = ["export", what, "--format", "csv", "--out", str(out), *flags]
    assert main([*arguments, "--store", str(tmp_path)]) == 0
    return list(csv.DictReader(io.StringIO(out.read_text("utf-8-sig").split("\n", 5)[5])))


@pytest.mark.parametrize(
    ("what", "table", "kind", "fill"),
    [
        ("quotes", "quotes WHERE kind = 'direct'", "quote", fill_store),
        ("timeline", "events", "event", fill_tour),
    ],
)
def test_notes_and_tags_go_into_files_and_choose_their_rows(tmp_path, what, table, kind, fill):
    fill(tmp_path)
    store = Store(tmp_path)
    tables = open_replica(store)
    every = exported(tmp_path, what)
    assert "Tags" not in every[0]
    target = first_of(tables, table, f"{kind}_id")
    keep(store, f"tags.{kind}", target, ["price", "to call"])
    keep(store, f"note.{kind}", target, "ask the harbour")
    rows = exported(tmp_path, what)
    assert len(rows) == len(every)
    (row,) = [row for row in rows if row[f"{kind}_id"] == target]
    assert (row["Tags"], row["Note"]) == ("price, to call", "ask the harbour")
    assert [row[f"{kind}_id"] for row in exported(tmp_path, what, "--tag", "price")] == [target]


def press(app, label):
    (button,) = [one for one in app.button if one.label == label]
    return button.click().run()


def test_an_article_is_noted_found_by_it_and_the_note_taken_back(store, tmp_path, monkeypatch):
    first = article_id(FIRST)
    app = open_app(tmp_path, monkeypatch, page="pages/collect/articles.py")
    app.selectbox(key="articles_chosen").select(first).run()
    app.text_area(key=f"note_words_{first}").input("Ask the *harbour* again")
    app.multiselect(key=f"note_tags_{first}").set_value(["to call, soon", "price"])
    press(app, "Keep")
    rows = next(one.value for one in app.dataframe if "tags" in one.value)
    noted = rows[rows["note"] != ""].iloc[0]
    assert (noted["note"], noted["tags"]) == ("Ask the *harbour* again", "to call soon, price")
    assert set(store.corrections()["what"]) >= {"note.article", "tags.article"}
    app = open_app(tmp_path, monkeypatch, page="pages/collect/articles.py", find="to call")
    assert "1 article with these words" in texts(app)


def test_quotations_are_chosen_by_their_tags(store, tables, tmp_path, monkeypatch):
    target = first_of(tables, "quotes WHERE kind = 'direct'", "quote_id")
    keep(store, "tags.quote", target, ["price"])
    app = open_app(tmp_path, monkeypatch, page="pages/explore/quotes.py")
    app.multiselect(key="tag").set_value(["price"]).run()
    assert not app.exception
    assert "1 quotation" in texts(app)
