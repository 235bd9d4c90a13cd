"""Namings: seeds where they are at hand, and hand-made texts."""

from collections import Counter

import pandas as pd
import pytest
from spacy.language import Language

from newstables.config import read_settings
from newstables.entities.finding import find_mentions
from newstables.furniture import find_furniture

SEEDS = read_settings().corpora / "seeds"


def names_in(nlp: Language, text: str, *, article_id: str = "a") -> pd.DataFrame:
    furniture = find_furniture(text, article_id=article_id)
    return find_mentions(nlp(text), article_id=article_id, furniture=furniture)


@pytest.fixture(scope="module")
def seed_mentions(nlp: Language) -> pd.DataFrame:
    paths = sorted(SEEDS.glob("*.txt"))
    if not paths:
        pytest.skip(f"no articles in {SEEDS}; set DATELINE_CORPORA to the folder that has them")
    found = [names_in(nlp, p.read_text(encoding="utf-8"), article_id=p.stem) for p in paths]
    return pd.concat(found, ignore_index=True)


def test_the_chart_of_the_seeds_is_exact(seed_mentions: pd.DataFrame) -> None:
    running = seed_mentions[seed_mentions["furniture"].isna()]
    counts = Counter(running["entity_id"])
    expected = {
        "ORG:NATO": 28,
        "GPE:Japan": 24,
        "GPE:China": 14,
        "PERSON:Jens Stoltenberg": 13,
        "GPE:Tokyo": 12,
        "PERSON:Fumio Kishida": 6,
    }
    assert {name: counts[name] for name in expected} == expected


def test_captions_add_to_the_count_when_they_are_wanted(seed_mentions: pd.DataFrame) -> None:
    kinds = seed_mentions["furniture"]
    wanted = seed_mentions[kinds.isna() | kinds.isin(["caption", "repeat"])]
    assert Counter(wanted["name"])["Jens Stoltenberg"] == 17
