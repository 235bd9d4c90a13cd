"""Names that co-occur, who talks about whom, and outlets compared, counted by hand."""

import pytest

from newstables.queries.filters import UNKNOWN_OUTLET
from newstables.queries.mention_filters import MentionFilters
from newstables.queries.names import (
    NamePart,
    counted_under,
    is_named,
    joined_names,
    name_counts,
    name_events,
    name_forms,
    part_evidence,
    part_total,
)
from newstables.queries.outlets import outlet_against_others, outlet_sizes
from newstables.queries.quote_filters import QuoteFilters
from newstables.queries.quotes import build_quote_rows, count_quotes, names_in_quotes
from newstables.queries.relations import pair_evidence, pairs, talks_about, talks_evidence
from newstables.queries.tables import open_tables
from newstables.schemas import EVENTS, MENTIONS, QUOTES
from newstables.story.names.linking import link_names
from tests.fixtures.frames import articles, event, mention, quote

FIRST = "Ada met Bo in Vell. “Vell thanks Ada, and Bo,” said Bo."
SECOND = "Ada left Vell."
ADA, BO, VELL = "PERSON:Ada", "PERSON:Bo", "GPE:Vell"
CUT = FIRST.index("“")


def named(text, name, *, article="a0", at=None, kind="PERSON", **more):
    start = text.index(name) if at is None else at
    first = text is FIRST and start < CUT
    begin = 0 if text is SECOND or first else CUT
    return mention(
        text, name, article=article, kind=kind, at=start,
        sentence_start=begin, sentence_end=CUT if first else len(text), **more,
    )  # fmt: skip


@pytest.fixture
def tables():
    inside = {"in_quote": True}
    mentions = MENTIONS.frame(
        [
            named(FIRST, "Ada"),
            named(FIRST, "Bo"),
            named(FIRST, "Vell", kind="GPE"),
            named(FIRST, "Vell", kind="GPE", at=FIRST.index("Vell", CUT), **inside),
            named(FIRST, "Ada", at=FIRST.index("Ada", CUT), **inside),
            named(FIRST, "Bo", at=FIRST.index("Bo", CUT), **inside),
            named(FIRST, "Bo", at=FIRST.rindex("Bo")),
            named(SECOND, "Ada", article="a1"),
            named(SECOND, "Vell", article="a1", kind="GPE", furniture="caption"),
        ]
    )
    # The words between the spans are not said: what is named there is not talked about.
    spans = [[CUT + 1, CUT + 5], [FIRST.index("and Bo"), FIRST.index(",” said")]]
    said = quote(FIRST, "Vell thanks Ada, and Bo", speaker="Bo") | {"spans": spans}
    met = EVENTS.frame(
        [
            event("e1", {"article_id": "a0", "start": 0, "end": 19}, kind="stop",
                  date="2023-05-02", place="Vell", participants=["Ada", "Bo"],
                  traveller="Ada", description="Ada met Bo")
        ]
    )  # fmt: skip
    texts = articles(FIRST, SECOND, outlet=["Courier", None], published=["2023-05-02", None])
    evidence = MENTIONS.frame()[["article_id", "start", "end"]].assign(event_id="")
    evidence.loc[0] = ["a0", 0, 19, "e1"]
    return open_tables(
        {
            "articles": texts,
            "mentions": mentions,
            "quotes": QUOTES.frame([said]).assign(
                reviewed=False, keyword="harbour", utterance="q", number=1
            ),
            "names": link_names(mentions),
            "events": met,
            "evidence": evidence,
        }
    )


def as_set(found, *columns):
    return set(map(tuple, found[list(columns)].to_numpy().tolist()))


def test_a_pair_counts_once_a_sentence(tables):
    found = pairs(tables, MentionFilters(), at_least=1)
    assert as_set(found, "one_id", "other_id", "sentences", "articles") == {
        (VELL, ADA, 2, 1),
        (VELL, BO, 2, 1),
        (ADA, BO, 2, 1),
    }


def test_captions_and_rare_pairs_are_left_out_until_chosen(tables):
    assert pairs(tables, MentionFilters(), at_least=3).empty
    found = pairs(tables, MentionFilters(furniture=True), at_least=3)
    assert as_set(found, "one_id", "other_id", "sentences") == {(VELL, ADA, 3)}


def test_the_companions_of_one_name_have_it_first(tables):
    found = pairs(tables, MentionFilters(), at_least=1, of=BO)
    assert as_set(found, "one_id", "other_id") == {(BO, ADA), (BO, VELL)}


def test_the_sentences_of_a_pair_add_up_and_mark_both(tables):
    evidence = pair_evidence(tables, MentionFilters(), one=BO, other=ADA)
    assert len(evidence) == 2
    second = evidence.iloc[1]
    printed = [second["sentence"][start:end] for start, end in second["marks"]]
    assert sorted(printed) == ["Ada", "Bo", "Bo"]


def test_nobody_talks_about_himself_or_outside_the_words_said(tables):
    found = talks_about(tables, MentionFilters())
    assert as_set(found, "speaker", "entity_id", "quotes") == {("Bo", VELL, 1)}
    evidence = talks_evidence(tables, MentionFilters(), speaker="Bo", entity_id=VELL)
    start, end = evidence["marks"].iloc[0][0]
    assert evidence["sentence"].iloc[0][start:end] == "Vell"


def test_only_a_speaker_with_a_name_talks_about_somebody():
    text = "“Vell waits,” said Bo. “Vell sleeps,” his office said. “Vell works,” the Courier said."
    rows = [
        mention(text, "Vell", kind="GPE", at=at)
        for at in range(len(text)) if text.startswith("Vell", at)
    ]  # fmt: skip
    said = [
        quote(text, words, speaker=speaker)
        for words, speaker in (
            ("Vell waits", "Bo"), ("Vell sleeps", "his office"), ("Vell works", "Courier")
        )
    ]  # fmt: skip
    named = [mention(text, "Bo"), mention(text, "Courier", kind="ORG")]
    tables = open_tables(
        {
            "articles": articles(text, outlet=["Courier"]),
            "mentions": MENTIONS.frame([*rows, *named]),
            "quotes": QUOTES.frame(said),
        }
    )
    assert as_set(talks_about(tables, MentionFilters()), "speaker", "quotes") == {("Bo", 1)}


def test_a_quotation_names_whom_its_words_or_their_sentence_name(tables):
    build_quote_rows(tables)
    assert names_in_quotes(tables) == ["Ada", "Bo", "Vell"]  # Ada between its halves
    assert count_quotes(tables, QuoteFilters(about=("Vell",))) == 1
    assert count_quotes(tables, QuoteFilters(about=("Ada",))) == 1
    assert count_quotes(tables, QuoteFilters(about=("Cora",))) == 0


def test_its_own_speaker_is_not_named_by_a_quotation():
    text = "“Open,” said Bo of Vell. Ada slept."
    sentence = {"sentence_start": 0, "sentence_end": text.index(" Ada")}
    tables = open_tables(
        {
            "articles": articles(text),
            "mentions": MENTIONS.frame(
                [
                    mention(text, "Bo") | sentence,
                    mention(text, "Vell", kind="GPE") | sentence,
                    mention(text, "Ada") | {"sentence_start": text.index("Ada")},
                ]
            ),
            "quotes": QUOTES.frame([quote(text, "Open", speaker="Bo")]).assign(
                reviewed=False, keyword="port", utterance="q", number=1
            ),
        }
    )
    build_quote_rows(tables)
    assert names_in_quotes(tables) == ["Vell"]


def test_an_outlet_is_compared_with_all_others_by_articles(tables):
    assert outlet_sizes(tables, MentionFilters()) == {"Courier": 1, UNKNOWN_OUTLET: 1}
    found = outlet_against_others(tables, MentionFilters(), outlet="Courier", at_least=1)
    row = found.set_index("entity_id").loc[BO]
    assert (row["hits"], row["articles"], row["other_hits"], row["other_articles"]) == (1, 1, 0, 1)
    assert not row["clear"]
    assert row["low"] <= row["share"] <= row["high"]


def test_a_name_has_spellings_parts_and_events(tables):
    forms = name_forms(tables, MentionFilters(), entity_id=ADA)
    assert as_set(forms, "text", "mentions", "articles") == {("Ada", 3, 2)}
    by_day = name_counts(tables, MentionFilters(), entity_id=ADA, by="day")
    assert as_set(by_day, "part", "mentions") == {("2023-05-02", 2), ("undated", 1)}
    part = NamePart(ADA, outlet=UNKNOWN_OUTLET)
    assert part_total(tables, MentionFilters(), part)["mentions"] == 1
    assert list(part_evidence(tables, MentionFilters(), part)["sentence"]) == [SECOND]
    events = name_events(tables, MentionFilters(), name="Bo")
    assert as_set(events, "event_id", "part", "articles") == {("e1", "takes part", 1)}
    assert name_events(tables, MentionFilters(), name="Vell")["part"].iloc[0] == "place"
    assert name_events(tables, MentionFilters(outlets=(UNKNOWN_OUTLET,)), name="Bo").empty


def test_a_name_as_found_is_put_under_no_other(tables):
    assert joined_names(tables, entity_id=ADA).empty
    assert counted_under(tables, entity_id=ADA) == ADA
    assert counted_under(tables, entity_id="PERSON:Cy") is None
    assert is_named(tables, entity_id=ADA)
    assert not is_named(tables, entity_id="PERSON:Cy")
