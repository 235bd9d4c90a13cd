"""Utterances paged: the words once, with every article that printed them."""

import pytest

from newstables.queries.quote_filters import QuoteFilters
from newstables.queries.utterances import NOT_TOLD, count_utterances, utterances_page
from newstables.replica.replica import open_replica
from tests.fixtures.frames import articles, findings, keep, quote, time

FIRST = "In Vell Quill said the harbour “will stay open all winter,” and left. Bo Lind agreed."
SECOND = (
    "“The harbour will stay open,” Quill said on 30 January 2023. "
    "It “will stay open all winter,” she said."
)

DAY = "30 January 2023"
AT = SECOND.index(DAY)


@pytest.fixture(scope="module")
def tables(tmp_path_factory):
    told = articles(FIRST, SECOND, outlet=["Post", "Mail"], published=["2023-01-31", "2023-02-01"])
    found = findings(
        quotes=[
            quote(FIRST, "will stay open all winter,", kind="mixed", speaker="Ada Quill"),
            quote(SECOND, "The harbour will stay open,", article="a1", speaker="Ada Quill",
                  said_time=AT),
            quote(SECOND, "will stay open all winter,", article="a1", kind="mixed",
                  speaker="Ada Quill"),
        ],
        times=[time(SECOND, DAY, "2023-01-30", article="a1")],
    )  # fmt: skip
    return open_replica(keep(tmp_path_factory.mktemp("store"), told, found))


def test_the_same_words_stand_once_with_both_articles(tables):
    listing = utterances_page(tables, QuoteFilters())
    rows = listing.rows
    assert (listing.utterances, listing.quotes) == (2, 3)
    assert [len(row["printings"]) for row in rows] == [2, 1]
    assert [row["outlet"] for row in rows[0]["printings"]] == ["Post", "Mail"]
    assert (rows[0]["group_utterances"], rows[0]["group_quotes"]) == (2, 3)
    assert count_utterances(tables, QuoteFilters()) == 2


def test_a_partial_quotation_stands_in_its_sentence(tables):
    row = utterances_page(tables, QuoteFilters()).rows[0]
    assert (row["before"], row["after"]) == ("In Vell Quill said the harbour", "and left.")
    assert utterances_page(tables, QuoteFilters()).rows[1]["before"] == ""


def test_by_outlet_an_utterance_stands_under_each(tables):
    rows = utterances_page(tables, QuoteFilters(), order="outlet").rows
    assert [row["heading"] for row in rows] == ["Mail", "Mail", "Post"]
    assert count_utterances(tables, QuoteFilters(), order="outlet") == 3


def test_by_day_the_day_of_the_saying_counts(tables):
    rows = utterances_page(tables, QuoteFilters(), order="day").rows
    assert [row["heading"] for row in rows] == ["2023-01-30", NOT_TOLD]


def test_filters_choose_printings_and_pages_follow_each_other(tables):
    rows = utterances_page(tables, QuoteFilters(outlets=("Mail",))).rows
    assert [len(row["printings"]) for row in rows] == [1, 1]
    pages = [utterances_page(tables, QuoteFilters(), limit=1, offset=at) for at in (0, 1, 2)]
    assert [len(page.rows) for page in pages] == [1, 1, 0]
    assert {(page.utterances, page.quotes) for page in pages} == {(2, 3)}
    assert pages[0].rows[0]["quote_id"] != pages[1].rows[0]["quote_id"]


def test_a_printing_tells_what_it_has_otherwise_than_the_fullest(tmp_path):
    texts = [
        f"“We will not let {what} decide what this town builds on its own quay,” Quill said."
        for what in ("misinformation of that kind", "disinformation of that kind", "misinformation")
    ]
    words = [text[1 : text.index("”")] for text in texts]
    told = articles(*texts, outlet=["Post", "Mail", "Echo"])
    found = findings(quotes=[
        quote(text, said, article=f"a{number}", speaker="Ada Quill")
        for number, (text, said) in enumerate(zip(texts, words, strict=True))
    ])  # fmt: skip
    (row,) = utterances_page(open_replica(keep(tmp_path, told, found)), QuoteFilters()).rows
    assert {one["outlet"]: (one["match"], one["differences"]) for one in row["printings"]} == {
        "Post": ("exact", []),
        "Mail": ("altered", [{"kind": "changed", "source": "misinformation",
                              "printed": "disinformation"}]),
        "Echo": ("shortened", [{"kind": "left out", "source": "of that kind", "printed": ""}]),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "words", "after"),
    [
        ("Quill said the harbour “stays open.” The town agreed.", "stays open.", ""),
        (
            "Quill called it “our best year,” as “good as any.”",
            "our best year,",
            "as “good as any.”",
        ),
        (
            "“Will it close?” asked Quill of the board.",
            "Will it close?",
            "asked Quill of the board.",
        ),
    ],
)
def test_what_follows_a_partial_quotation_is_of_its_own_sentence(tmp_path, text, words, after):
    found = findings(quotes=[quote(text, words, kind="mixed", speaker="Ada Quill")])
    (row,) = utterances_page(
        open_replica(keep(tmp_path, articles(text), found)), QuoteFilters()
    ).rows
    assert row["after"] == after


def test_the_fullest_printing_stands_for_all(tmp_path):
    full = "What the harbour pays for the town repays, and so it should be."
    texts = [f"“{words}” Quill said." for words in (full[:41], full)]
    found = findings(quotes=[
        quote(text, words, article=f"a{number}", speaker="Ada Quill")
        for number, (text, words) in enumerate(zip(texts, (full[:41], full), strict=True))
    ])  # fmt: skip
    tables = open_replica(keep(tmp_path, articles(*texts, outlet=["Post", "Mail"]), found))
    (row,) = utterances_page(tables, QuoteFilters()).rows
    assert row["text"] == full
    assert [one["outlet"] for one in row["printings"]] == ["Post", "Mail"]


def test_a_printing_told_as_translated_is_neither_exact_nor_altered(tmp_path):
    said = "What the harbour pays for the town repays, and so it should be for us"
    other = said.replace("repays", "returns")
    texts = [f"“{said},” Quill said through an interpreter.", f"“{said},” Quill said.",
             f"“{other},” Quill said."]  # fmt: skip
    found = findings(quotes=[
        quote(text, words, article=f"a{number}", speaker="Ada Quill")
        for number, (text, words) in enumerate(zip(texts, (said, said, other), strict=True))
    ])  # fmt: skip
    tables = open_replica(keep(tmp_path, articles(*texts, outlet=["Post", "Mail", "Echo"]), found))
    (row,) = utterances_page(tables, QuoteFilters()).rows
    told = {one["outlet"]: one["match"] for one in row["printings"]}
    assert told == {"Post": "translated", "Mail": "altered", "Echo": "exact"}
