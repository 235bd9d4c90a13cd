"""Queries about events and articles: what is counted is what was chosen."""

import pandas as pd
import pytest

from newstables.queries.articles import article_list, overview
from newstables.queries.event_filters import EventFilters
from newstables.queries.event_passages import event_paragraphs, event_quotes
from newstables.queries.event_sources import event_sources
from newstables.queries.filters import UNKNOWN_OUTLET
from newstables.queries.names import name_events
from newstables.queries.tables import open_tables
from newstables.queries.timeline import event_lanes, events
from newstables.schemas import EVENTS, FURNITURE, MENTIONS, QUOTES, TIMES
from tests.fixtures.frames import articles, event, mention, quote, span, time

TEXT = "Ada met Bo in Vell."


@pytest.fixture
def tables():
    spans = [
        {"article_id": article_id, "start": 0, "end": len(TEXT)} for article_id in ("a0", "a1")
    ]
    met = event("e1", *spans, kind="stop", date="2023-05-02", place="Vell", traveller="Ada",
                participants=["Ada", "Bo"], description="Ada met Bo")  # fmt: skip
    return open_tables(
        {
            "articles": articles(TEXT, TEXT, outlet=["Courier", None]),
            "mentions": MENTIONS.frame(
                [mention(TEXT, "Ada"), mention(TEXT, "Bo", furniture="caption")]
            ),
            "quotes": QUOTES.frame(),
            "quote_rows": QUOTES.frame(),
            "furniture": FURNITURE.frame(),
            "events": EVENTS.frame([met]),
            "evidence": pd.DataFrame(spans).assign(event_id="e1"),
        }
    )


def test_lanes_by_outlet_are_those_of_the_chosen_articles(tables):
    lanes = event_lanes(tables, EventFilters(), by="outlet")["lane"]
    assert list(lanes) == ["Courier", UNKNOWN_OUTLET]
    chosen = EventFilters(outlets=("Courier",))
    assert list(event_lanes(tables, chosen, by="outlet")["lane"]) == ["Courier"]


@pytest.mark.parametrize(("outlets", "count"), [((), 2), (("Courier",), 1)])
def test_an_event_counts_the_chosen_articles_that_tell_it(tables, outlets, count):
    filters = EventFilters(outlets=outlets)
    assert list(events(tables, filters)["articles"]) == [count]
    assert list(name_events(tables, filters, name="Bo")["articles"]) == [count]


def tables_of(text, *passages, date=None, times=()):
    """Tables with one event that `passages` of one article tell; `times` are words that date it."""
    spans = [span(text, words) for words in passages]
    told = event("e1", *spans, date=date, participants=[], description="", reason="")
    dated = [time(text, day, value, reason=f"{day} is {value}") for day, value in times]
    return open_tables(
        {
            "articles": articles(text),
            "events": EVENTS.frame([told]),
            "times": TIMES.frame(dated),
            "evidence": pd.DataFrame(spans).assign(event_id="e1"),
        }
    )


def marked(row, what):
    return [row.sentence[start:end] for start, end, kind, _ in row.marks if kind == what]


def test_a_passage_is_marked_in_its_paragraph_with_the_words_that_date_it():
    text = "First.\nAda came on Monday. She left. Bo slept on Sunday.\nLast."
    tables = tables_of(
        text, "Ada came on Monday.", "Bo slept on Sunday.", date="2023-05-01",
        times=[("Monday", "2023-05-01"), ("Sunday", "2023-04-30")],
    )  # fmt: skip
    (row,) = event_paragraphs(tables, event_id="e1").itertuples()
    assert row.sentence == text.split("\n")[1]
    assert marked(row, "found") == ["Ada came on Monday.", "Bo slept on Sunday."]
    assert marked(row, "cue") == ["Monday"]
    assert row.marks[-1][3] == "Monday is 2023-05-01"


def test_lines_broken_within_a_sentence_are_shown_once():
    text = "Title\nAda came on\nMonday. She met Bo there on\nTuesday. Then she left.\nEnd."
    tables = tables_of(text, "Ada came on\nMonday.", "She met Bo there on\nTuesday.")
    (row,) = event_paragraphs(tables, event_id="e1").itertuples()
    assert row.sentence == text[6:-5]
    assert marked(row, "found") == ["Ada came on\nMonday.", "She met Bo there on\nTuesday."]


def test_a_long_paragraph_is_cut_off_far_from_the_passage_and_the_mark_stays_right():
    text = "word " * 900 + "Ada came. " + "word " * 900
    (row,) = event_paragraphs(tables_of(text, "Ada came."), event_id="e1").itertuples()
    assert marked(row, "found") == ["Ada came."]
    assert row.sentence.startswith("… word") and row.sentence.endswith("word …")
    assert 1000 < len(row.sentence) < 1100


def test_an_event_told_by_hand_without_an_article_has_no_paragraph():
    assert event_paragraphs(tables_of("Nothing.", "Nothing."), event_id="by hand").empty


def test_what_its_people_said_on_its_days_at_its_place_was_said_there():
    text = "Ada came. “Open,” Ada said in Vell. “Shut,” Bo said in Vell. “Late,” Ada said in Oslo."
    spans = [{"article_id": "a0", "start": 0, "end": len("Ada came.")}]
    told = event("e1", *spans, kind="stop", date="2023-05-01", end="2023-05-02", place="Vell",
                 participants=["Ada"], description="", reason="")  # fmt: skip
    day, there = {"said_on": "2023-05-02"}, {"said_where": "at the Harbour Hall in Vell, Norland"}
    said = [
        quote(text, "Open,", speaker="Ada", **day, **there),
        quote(text, "Shut,", speaker="Bo", **day, **there),
        quote(text, "Late,", speaker="Ada", **day, said_where="in New Vell"),
    ]
    tables = open_tables(
        {
            "articles": articles(text),
            "events": EVENTS.frame([told]),
            "quotes": QUOTES.frame(said),
            "evidence": pd.DataFrame(spans).assign(event_id="e1"),
        }
    )
    assert list(event_quotes(tables, event_id="e1")["text"]) == ["Open,"]


def test_mentions_of_all_articles_add_up_to_the_overview(tables):
    assert article_list(tables)["mentions"].sum() == overview(tables)["mentions"] == 1


def copied(copy_kind="reprinted"):
    """Tables of a wire text (a0), two copies of it and an own report; who tells which event."""
    told = {"met": ["a0", "a1", "a3"], "left": ["a1", "a2"], "both": ["a0", "a1", "a2"]}
    spans = {
        event_id: [{"article_id": one, "start": 0, "end": len(TEXT)} for one in ids]
        for event_id, ids in told.items()
    }
    return open_tables(
        {
            "articles": articles(*[TEXT] * 4, outlet=["Wire", "Mail", "Post", "Echo"],
                                 duplicate_of=[None, "a0", "a0", None],
                                 copy_kind=[None, copy_kind, copy_kind, None]),
            "events": EVENTS.frame([event(one, *own) for one, own in spans.items()]),
            "evidence": pd.concat([
                pd.DataFrame(own).assign(event_id=one) for one, own in spans.items()
            ]),
        }
    )  # fmt: skip


def told_by(tables, filters):
    found = events(tables, filters)
    return dict(zip(found["event_id"], found["articles"], strict=True))


def test_an_origin_counts_once_and_what_its_copies_alone_tell_stays():
    tables, once = copied(), EventFilters(once=True)
    assert told_by(tables, EventFilters()) == {"met": 3, "left": 2, "both": 3}
    assert told_by(tables, once) == {"met": 2, "left": 1, "both": 1}
    lanes = event_lanes(tables, once, by="outlet")
    assert sorted(lanes.loc[lanes["event_id"].eq("left"), "lane"]) == ["Mail", "Post"]
    assert set(event_sources(tables, once, chosen_alone=True)["article_id"]) == {
        "a0", "a1", "a2", "a3",
    }  # fmt: skip


def test_what_rewordings_alone_tell_is_nobodys_event():
    assert told_by(copied("reworded"), EventFilters(once=True)) == {"met": 2, "both": 1}
