"""The same text from a second outlet or of another day: one article, every printing noted."""

import json

import pytest

from newstables.__main__ import main
from newstables.queries.articles import article, article_list
from newstables.replica.replica import open_replica
from newstables.schemas import ARTICLES
from newstables.store.store import Store

TEXT = "The pier of Lowmoor is to close in May, the mayor said on Tuesday."


def printed(outlet=None, published=None, **more):
    row = {"article_id": "a" * 16, "text": TEXT, "words": 14, "title": "Pier to close"}
    return row | {"outlet": outlet, "published": published, "source": "a.txt"} | more


@pytest.fixture
def store(tmp_path):
    store = Store(tmp_path / "store")
    store.add_articles(ARTICLES.frame([printed("Harbour Courier", "2023-02-01")]))
    return store


def noted(store, *rows):
    store.add_articles(ARTICLES.frame(rows))
    return store.articles().iloc[0]["also_printed"]


def test_another_outlet_and_another_day_are_noted_once(store):
    other = printed("Lowmoor Gazette", "2023-02-02")
    told = "Lowmoor Gazette, 2 Feb 2023"
    assert noted(store, other) == told
    assert noted(store, other, other) == told
    later = printed("Harbour Courier", "2023-02-03")
    assert noted(store, later) == f"{told}; Harbour Courier, 3 Feb 2023"
    assert len(store.articles()) == 1


@pytest.mark.parametrize(
    "again", [printed("Harbour Courier", "2023-02-01"), printed(), printed("Harbour Courier")]
)
def test_what_tells_nothing_new_is_no_printing(store, again):
    store.add_articles(ARTICLES.frame([again]))
    assert store.articles()["also_printed"].isna().all()
    assert store.problems().empty


def test_what_the_first_printing_did_not_say_is_noted(tmp_path):
    store = Store(tmp_path / "store")
    rows = [printed(), printed("Lowmoor Gazette"), printed(None, "2023-02-02")]
    store.add_articles(ARTICLES.frame(rows))
    assert store.articles().iloc[0]["also_printed"] == (
        "Lowmoor Gazette, undated; an unknown outlet, 2 Feb 2023"
    )


def test_a_second_printing_is_told_in_a_sentence(store):
    noted(store, printed("Lowmoor Gazette", "2023-02-02", source="b.txt"))
    (row,) = store.problems().to_dict("records")
    assert row["source"] == "b.txt"
    assert row["what"] == (
        "the same text as “Pier to close” (Harbour Courier, 1 Feb 2023), which is in the store: "
        "one article, printed by Lowmoor Gazette, 2 Feb 2023 too"
    )


def test_tables_that_follow_the_store_show_it(store):
    replica = open_replica(store)
    noted(store, printed("Lowmoor Gazette", "2023-02-02"))
    replica.follow()
    assert article(replica, "a" * 16)["also_printed"] == "Lowmoor Gazette, 2 Feb 2023"
    assert article_list(replica)["also_printed"].notna().all()
    replica.close()


@pytest.mark.model
def test_the_command_line_says_so_and_is_done(tmp_path, capsys):
    lines = [
        {"text": TEXT, "outlet": outlet, "published": "2023-02-01"}
        for outlet in ("Harbour Courier", "Lowmoor Gazette", "Harbour Courier")
    ]
    corpus = tmp_path / "a.jsonl"
    corpus.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    assert main(["ingest", str(corpus), "--store", str(tmp_path / "store")]) == 0
    said = capsys.readouterr().err
    assert "1 articles added, 2 already there" in said
    assert "1 of them were printed elsewhere" in said
