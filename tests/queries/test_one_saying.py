"""One saying or two: by hand, for good, in every view, and taken back."""

import pytest

from newstables.decisions.corrections import make_correction, make_corrections
from newstables.decisions.story_deeds import make_story
from newstables.exports.views import fill
from newstables.queries.briefing import printings
from newstables.queries.filters import Filters
from newstables.queries.one_saying import may_be_same, printings_of
from newstables.queries.printings import OTHERWISE
from newstables.queries.quote_filters import QuoteFilters
from newstables.queries.utterances import utterances_page
from newstables.replica.replica import open_replica
from newstables.replica.tours import story_tables
from newstables.schemas import now
from tests.fixtures.frames import articles, findings, keep, quote

SAID = (
    "What the harbour pays for the town repays, and so it should be.",
    "What the harbour pays for the town repays, and so it should be.",
    "The town owes to its harbour what its harbour spends.",
)
TEXTS = tuple(f"“{words}” Quill said." for words in SAID)
IDS = tuple(f"a{number}:1" for number in range(3))


def found():
    return findings(quotes=[
        quote(text, words, article=f"a{number}", speaker="Ada Quill")
        for number, (text, words) in enumerate(zip(TEXTS, SAID, strict=True))
    ])  # fmt: skip


@pytest.fixture
def store(tmp_path):
    return keep(tmp_path, articles(*TEXTS, outlet=["Post", "Mail", "Echo"]), found())


def sayings(tables):
    """The outlets of each card."""
    page = utterances_page(tables, QuoteFilters())
    return sorted([printed["outlet"] for printed in row["printings"]] for row in page.rows)


def join(store, *ids, story=""):
    after = {"saying": "s1", "text": SAID[0]}
    rows = make_corrections("quote.saying", {one: (None, after) for one in ids}, story=story)
    store.add_corrections(rows)
    return list(rows["correction_id"])


def part(store, quote_id):
    alone = {"saying": None, "text": SAID[0]}
    store.add_corrections(make_correction("quote.saying", quote_id, before=None, after=alone))


def test_two_sayings_put_together_are_one_everywhere_until_that_is_taken_back(store):
    tables = open_replica(store)
    assert sayings(tables) == [["Echo"], ["Post", "Mail"]]
    ids = join(store, *IDS)
    tables.follow()
    assert sayings(tables) == [["Post", "Mail", "Echo"]]
    (row,) = utterances_page(tables, QuoteFilters()).rows
    assert [printed["match"] for printed in row["printings"]] == ["exact", "exact", OTHERWISE]
    assert len(printings(tables, IDS[:1], Filters())[IDS[0]]) == 3  # what a briefing cites
    assert fill(tables, QuoteFilters(), view="quotes").table()["utterance"].nunique() == 1
    store.mark_undone(*ids, at=now())
    tables.follow()
    assert sayings(tables) == [["Echo"], ["Post", "Mail"]]


def test_a_printing_taken_out_stays_out_when_its_article_is_read_again(store):
    part(store, IDS[1])
    store.write_batch(found(), article_ids=["a0", "a1", "a2"], pipeline="another")
    store.write_batch(
        found(), article_ids=["a0", "a1", "a2"], pipeline=open_replica(store).pipeline
    )
    assert sayings(open_replica(store)) == [["Echo"], ["Mail"], ["Post"]]


def test_what_was_put_together_can_be_taken_apart_again_piece_by_piece(store):
    join(store, *IDS)
    part(store, IDS[0])
    assert sayings(open_replica(store)) == [["Mail", "Echo"], ["Post"]]


def test_in_one_story_alone(store):
    story = make_story(store, "Town", articles=("a0", "a1", "a2"))
    join(store, *IDS, story=story)
    tables = open_replica(store)
    assert len(sayings(tables)) == 2
    assert len(sayings(story_tables(tables, story))) == 1


def test_what_may_be_the_same_is_offered_with_what_prints_it(store):
    tables = open_replica(store)
    assert [row["outlet"] for row in printings_of(tables, IDS[1])] == ["Post", "Mail"]
    assert [row["outlet"] for row in may_be_same(tables, IDS[1])] == ["Echo"]
    assert printings_of(tables, "gone:1") == may_be_same(tables, "gone:1") == []
