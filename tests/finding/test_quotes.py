"""Quotations: gold texts of our own, the seeds where they are at hand, and hand-made Docs."""

import json
from pathlib import Path

import pandas as pd
import pytest
from spacy.language import Language

from newstables.config import read_settings
from newstables.finding.furniture.finding import find_furniture
from newstables.finding.marks import quoted_regions
from newstables.finding.quotes.confidence import NOT_SAID_AT_MOST
from newstables.finding.quotes.finding import find_quotes
from newstables.schemas import FURNITURE, MENTIONS
from newstables.wording import SURE
from tests.fixtures.reading import quotes_in

GOLD = Path(__file__).parents[1] / "gold"
CASES = sorted(path.name.removesuffix(".quotes.json") for path in GOLD.glob("*.quotes.json"))
SEEDS = read_settings().corpora / "seeds"
# Cases not all right yet, each with what goes wrong.
MISSES: dict[str, str] = {}


def spans_of(text: str, quotes: pd.DataFrame) -> list[tuple[str, int, int]]:
    """Every span in marks with its speaker, in reading order; a clause may hold several."""
    marked = quotes[quotes["kind"] != "indirect"]
    return [
        (row.speaker, *region)
        for row in marked.itertuples()
        for start, end in row.spans
        for region in quoted_regions(text)
        if region[0] < end and start < region[1]
    ]


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(case, marks=pytest.mark.xfail(strict=True, reason=MISSES[case]))
        if case in MISSES
        else case
        for case in CASES
    ],
)
def test_quotes_match_gold(nlp: Language, case: str) -> None:
    text = (GOLD / f"{case}.txt").read_text(encoding="utf-8")
    expected = json.loads((GOLD / f"{case}.quotes.json").read_text(encoding="utf-8"))
    quotes = quotes_in(nlp, text, article_id=case)
    assert json.loads(quotes[["speaker", "text"]].to_json(orient="values")) == expected


@pytest.fixture(scope="module")
def seeds(nlp: Language) -> dict[str, tuple[str, pd.DataFrame]]:
    paths = sorted(SEEDS.glob("*.txt"))
    if not paths:
        pytest.skip(f"no articles in {SEEDS}; set DATELINE_CORPORA to the folder that has them")
    texts = {path.stem[:3]: path.read_text(encoding="utf-8") for path in paths}
    return {name: (text, quotes_in(nlp, text, article_id=name)) for name, text in texts.items()}


def test_the_seeds_have_every_span_with_its_speaker(
    seeds: dict[str, tuple[str, pd.DataFrame]],
) -> None:
    counts = {
        name: pd.Series([speaker for speaker, _, _ in spans_of(text, quotes)])
        .value_counts()
        .to_dict()
        for name, (text, quotes) in seeds.items()
    }
    assert counts == {
        "000": {"Jens Stoltenberg": 3, "Mao Ning": 2},
        "003": {"Jens Stoltenberg": 10, "James D.J. Brown": 4, "Sebastian Maslow": 3},
    }


def test_a_split_quotation_of_the_seeds_is_one_row(
    seeds: dict[str, tuple[str, pd.DataFrame]],
) -> None:
    _, quotes = seeds["000"]
    rows = quotes[quotes["speaker"] == "Mao Ning"]
    rows = rows[rows["kind"] == "direct"]
    assert [len(spans) for spans in rows["spans"]] == [2]


def test_a_caption_between_does_not_change_the_speaker(
    seeds: dict[str, tuple[str, pd.DataFrame]],
) -> None:
    text, quotes = seeds["003"]
    start = text.index("NATO has embraced")
    (row,) = quotes[quotes["start"] == start].to_dict("records")
    assert row["speaker"] == "Sebastian Maslow"
    assert row["speaker_text"] == "he"
    assert "Sebastian Maslow" in row["reason"]


def test_nothing_in_furniture_is_quoted(seeds: dict[str, tuple[str, pd.DataFrame]]) -> None:
    for name, (text, quotes) in seeds.items():
        for aside in find_furniture(text, article_id=name).itertuples():
            inside = (quotes["start"] < aside.end) & (quotes["end"] > aside.start)
            assert not inside.any()


def test_offsets_give_the_words_back(nlp: Language) -> None:
    text = (GOLD / "inverted_and_split.txt").read_text(encoding="utf-8")
    quotes = quotes_in(nlp, text, article_id="a")
    for row in quotes.itertuples():
        parts = [text[start:end] for start, end in row.spans]
        assert " [...] ".join(parts) == row.text
        assert (row.start, row.end) == (
            row.spans[0][0],
            row.spans[-1][1],
        )


def test_the_day_of_the_saying_is_found(nlp: Language) -> None:
    text = "“We will open in May,” harbour master Ida Strand said Wednesday in Bergen."
    (row,) = quotes_in(nlp, text, article_id="a").to_dict("records")
    assert row["said_time"] == text.index("Wednesday")


def test_every_row_has_a_reason_and_an_unknown_speaker_stays_unknown(nlp: Language) -> None:
    text = (GOLD / "nobody_named.txt").read_text(encoding="utf-8")
    quotes = quotes_in(nlp, text, article_id="a")
    assert list(quotes["speaker"].isna()) == [True]
    assert all(quotes["reason"].str.len() > 10)


@pytest.mark.parametrize("text", ["", "\n\n", "No one spoke.", "“", "”“”", "'''", "“…”"])
def test_texts_without_a_quotation_give_an_empty_frame(nlp: Language, text: str) -> None:
    quotes = find_quotes(
        nlp(text), article_id="a", furniture=FURNITURE.frame(), mentions=MENTIONS.frame()
    )
    assert len(quotes) == 0
    assert list(quotes.columns)[:2] == ["quote_id", "article_id"]


@pytest.mark.parametrize(
    "text",
    [
        "Minister Ada Quill did not say “we will close the harbour this year”.",
        "Minister Ada Quill declined to call the closure “a plain mistake of the board”.",
        "Nobody said “the harbour of Lowmoor is lost to all of us”.",
        "Minister Ada Quill should say “the harbour will stay open for us”.",
        "If Ada Quill had said “we will close the harbour this year”, crews would have left.",
    ],
)
def test_words_that_nobody_said_are_never_sure(nlp: Language, text: str) -> None:
    for row in quotes_in(nlp, text, article_id="a").to_dict("records"):
        assert row["confidence"] <= NOT_SAID_AT_MOST or row["kind"] == "indirect"


def test_somebody_only_described_does_not_go_on_for_the_speaker_before(nlp: Language) -> None:
    text = (
        "“We must act now,” Karel Dusek said on Monday in Vell. "
        "“He is quite wrong on that,” the opposition leader said."
    )
    quotes = quotes_in(nlp, text, article_id="a")
    assert list(quotes["text"]) == ["We must act now,", "He is quite wrong on that,"]
    assert quotes["confidence"].iloc[1] < SURE


def test_what_was_said_stays_as_sure_as_it_was(nlp: Language) -> None:
    quotes = quotes_in(nlp, "“The harbour will stay open,” Ada Quill said.", article_id="a")
    assert quotes["confidence"].iloc[0] > NOT_SAID_AT_MOST
