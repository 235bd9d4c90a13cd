"""Capitals that stand for a government: counted as towns, or under their country."""

import pytest

from newstables.queries.entities import (
    entity_by_outlet,
    entity_evidence,
    entity_names,
    entity_total,
    mention_spans,
)
from newstables.queries.mention_filters import MentionFilters
from newstables.queries.names import name_forms
from newstables.queries.tables import open_tables
from newstables.queries.trend import mentions_over_time
from newstables.schemas import MENTIONS
from tests.fixtures.counting import counted
from tests.fixtures.frames import articles, mention

VELL = "GPE:Vell"
CAPITAL = "Vell met Marn. Tar agreed. In Tar it rained. The Republic of Marn, too."
MARN, TAR, OSK = "GPE:Republic of Marn", "GPE:Tar", "GPE:Osk"


@pytest.fixture
def governments():
    """Marn is renamed by an analyst; Tar stands for it once; Osk's capital alone is named."""
    marn = {"kind": "GPE", "entity_id": MARN}
    rows = [
        mention(CAPITAL, "Republic of Marn", words="Marn", **marn),
        mention(CAPITAL, "Tar", kind="GPE", government_of="Marn", sentence_start=15,
                sentence_end=26),
        mention(CAPITAL, "Tar", kind="GPE", at=30),
        mention(CAPITAL, "Republic of Marn", **marn),
        mention(CAPITAL, "Vell", kind="GPE", government_of="Osk"),
    ]  # fmt: skip
    return open_tables(
        {
            "articles": articles(CAPITAL, published=["2023-05-01"]),
            "mentions": MENTIONS.frame(rows),
        }
    )


def test_a_capital_stays_a_town_until_it_is_chosen_as_a_government(governments):
    assert counted(governments) == {MARN: 2, TAR: 2, VELL: 1}
    assert counted(governments, MentionFilters(capitals=True)) == {MARN: 3, TAR: 1, OSK: 1}


@pytest.mark.parametrize("capitals", [False, True])
def test_the_sentences_add_up_with_capitals_as_towns_and_as_governments(governments, capitals):
    filters = MentionFilters(capitals=capitals)
    for entity_id, mentions in counted(governments, filters).items():
        evidence = entity_evidence(governments, filters, entity_id=entity_id)
        parts = entity_by_outlet(governments, filters, entity_ids=(entity_id,))
        trend = mentions_over_time(governments, filters, entity_ids=(entity_id,), step="Day")
        spans = mention_spans(governments, filters, entity_id=entity_id, article_id="a0")
        written = name_forms(governments, filters, entity_id=entity_id)
        total = entity_total(governments, filters, entity_id=entity_id)
        counts = [evidence, parts, trend, written]
        assert [int(frame["mentions"].sum()) for frame in counts] == [mentions] * 4
        assert (len(spans), total["mentions"]) == (mentions, mentions)


def test_a_country_tells_which_of_its_names_are_a_capital(governments):
    found = name_forms(governments, MentionFilters(capitals=True), entity_id=MARN)
    reasons = dict(zip(found["text"], found["reasons"], strict=True))
    assert reasons["Tar"] == "capital that stands for its government, by the words around it"
    assert reasons["Marn"] == "as printed"


def test_a_country_named_by_its_capital_alone_can_be_chosen(governments):
    assert OSK in set(entity_names(governments)["entity_id"])


def test_counting_capitals_as_governments_is_told():
    assert MentionFilters(capitals=True).describe() == (
        "capitals that stand for a government counted under their country"
    )


# Fifty characters: Ada from 0, Marn from 20, US from 46; the second article begins with Marn.
