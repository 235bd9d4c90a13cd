"""Copies counted once: what one article took over from another is left out, and nothing else."""

import random

import pytest

from newstables.decisions.corrections import make_corrections
from newstables.queries.articles import chosen_articles, texts_of
from newstables.queries.briefing import printings
from newstables.queries.entities import entity_counts
from newstables.queries.filters import Filters
from newstables.queries.heading import heading
from newstables.queries.lookups import StoreKnown
from newstables.queries.mention_filters import MentionFilters
from newstables.queries.quote_filters import QuoteFilters
from newstables.queries.quotes import quotes_page, quotes_per_speaker
from newstables.queries.utterances import utterances_page
from newstables.queries.versions import versions
from newstables.replica.replica import open_replica
from tests.fixtures.copies import OTHER, SAID, WIRE, fill_copies
from tests.fixtures.frames import articles, findings, keep, quote


@pytest.fixture(scope="module")
def tables(tmp_path_factory):
    store = fill_copies(tmp_path_factory.mktemp("copies"))
    assert store.articles()["duplicate_of"].fillna("").tolist() == ["", "a0", ""]
    return open_replica(store)


def test_a_copy_is_counted_and_told_in_the_heading(tables):
    told = heading(tables)
    assert (told.articles, told.copies) == (3, 1)
    assert chosen_articles(tables, Filters())["articles"] == 3
    assert chosen_articles(tables, Filters(once=True))["articles"] == 2


def test_names_of_a_copy_are_left_out(tables):
    counts = [
        entity_counts(tables, MentionFilters(types=("PERSON",), once=once))["mentions"].tolist()
        for once in (False, True)
    ]
    assert counts == [[2], [1]]


def test_a_quotation_that_the_copy_alone_has_stays(tables):
    def said(once):
        counts = quotes_per_speaker(tables, QuoteFilters(once=once))
        return dict(zip(counts["speaker"], counts["quotes"], strict=True))

    assert said(once=False) == {"Ada Quill": 2, "Bo Vell": 2}
    assert said(once=True) == {"Ada Quill": 1, "Bo Vell": 2}
    page = quotes_page(tables, QuoteFilters(once=True))
    assert set(page["text"]) == {SAID, "Nobody asked us about the price,", "we wait for the boats"}


def test_sources_of_a_quotation_are_origins_and_its_own_article(tables):
    filters = QuoteFilters(once=True)
    page = quotes_page(tables, filters)
    told = printings(tables, page["quote_id"], filters)
    own = dict(zip(page["quote_id"], page["article_id"], strict=True))
    assert told == {quote_id: [article_id] for quote_id, article_id in own.items()}


def test_versions_of_a_text_are_listed_from_whichever_is_asked(tables):
    for article_id in ("a0", "a1"):
        told = versions(tables, article_id)
        assert [row["article_id"] for row in told] == ["a0", "a1"]
        assert [bool(row["copies"]) for row in told] == [False, True]
    assert versions(tables, "a2") == []
    assert texts_of(tables, ("a0", "a2")) == {"a0": WIRE, "a2": OTHER}


def test_a_rewording_is_no_origin_and_its_words_are_nobodys(tmp_path):
    said = "the harbour will stay open for every fisherman in the bay of Lowmoor"
    text = f"Quill said “{said}.” " + " ".join(f"word{number}" for number in range(200))
    chance = random.Random(3)
    spun = " ".join(
        word if number < 30 or chance.random() > 0.3 else f"spun{number}"
        for number, word in enumerate(text.replace("stay open", "remain wholly unclosed").split())
    )
    words = spun[spun.index("“") + 1 : spun.index("”")]
    told = articles(text, spun, outlet=["Wire", "Mill"], published=["2023-05-02", "2023-05-03"])
    quotes = [
        quote(text, said, article="a0", speaker="Ada Quill"),
        quote(spun, words, article="a1", speaker="Ada Quill"),
    ]
    store = keep(tmp_path, told, findings(quotes=quotes))
    assert store.articles()["copy_kind"].fillna("").tolist() == ["", "reworded"]
    tables = open_replica(store)
    assert heading(tables).copies == 1
    assert list(quotes_page(tables, QuoteFilters(once=True))["text"]) == [said]
    assert [bool(row["reworded"]) for row in versions(tables, "a0")] == [False, True]
    join = {f"a{n}:{one.index('“') + 1}": (None, {"saying": "s", "text": said})
            for n, one in enumerate((text, spun))}  # fmt: skip
    store.add_corrections(make_corrections("quote.saying", join))
    tables.follow()
    (row,) = utterances_page(tables, QuoteFilters()).rows
    assert row["text"] == said  # though the other is longer
    known = StoreKnown(tables, lambda *_: ["a0", "a1"])
    assert [found["article_id"] for found in known.articles([["harbour"]], most=9)] == ["a0"]
