"""Mentions: seeds where they are at hand, and hand-made texts."""

import json
from collections import Counter
from pathlib import Path

import pandas as pd
import pytest
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from newstables.config import read_settings
from newstables.errors import AnnotationError
from newstables.finding.entities.finding import find_mentions
from newstables.finding.furniture.finding import find_furniture
from newstables.schemas import FURNITURE

GOLD = Path(__file__).parents[1] / "gold"
SEEDS = read_settings().corpora / "seeds"


def names_in(nlp: Language, text: str, *, article_id: str = "a") -> pd.DataFrame:
    furniture = find_furniture(text, article_id=article_id)
    return find_mentions(nlp(text), article_id=article_id, furniture=furniture)


@pytest.fixture(scope="module")
def seed_mentions(nlp: Language) -> pd.DataFrame:
    paths = sorted(SEEDS.glob("*.txt"))
    if not paths:
        pytest.skip(f"no articles in {SEEDS}; set DATELINE_CORPORA to the folder that has them")
    found = [
        names_in(nlp, path.read_text(encoding="utf-8"), article_id=path.stem) for path in paths
    ]
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
    counted = seed_mentions[kinds.isna() | kinds.isin(["caption", "repeat"])]
    assert Counter(counted["name"])["Jens Stoltenberg"] == 17


def expected_of(path: Path) -> list[list[str]]:
    """Read a gold file: [text, type, name] of every mention, in reading order."""
    expected: list[list[str]] = json.loads(path.read_text(encoding="utf-8"))
    return expected


@pytest.mark.parametrize("path", sorted(GOLD.glob("*.mentions.json")), ids=lambda path: path.name)
def test_mentions_match_gold(nlp: Language, path: Path) -> None:
    text = path.with_name(path.name.replace(".mentions.json", ".txt")).read_text(encoding="utf-8")
    mentions = names_in(nlp, text)
    found = mentions[["text", "type", "name"]].to_numpy().tolist()
    assert found == expected_of(path)
    places = zip(mentions["start"], mentions["end"], strict=True)
    assert [text[start:end] for start, end in places] == mentions["text"].tolist()


def test_every_article_counts_alike_whatever_stands_beside_it(nlp: Language) -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted(GOLD.glob("names_*.txt"))]
    furniture = FURNITURE.frame()
    alone = [find_mentions(nlp(text), article_id="a", furniture=furniture) for text in texts]
    docs = nlp.pipe(reversed(texts), batch_size=3)
    together = [find_mentions(doc, article_id="a", furniture=furniture) for doc in docs]
    for frame, other in zip(alone, reversed(together), strict=True):
        pd.testing.assert_frame_equal(frame, other)


def test_capitals_stand_for_governments_only_where_they_act(nlp: Language) -> None:
    text = (GOLD / "names_governments.txt").read_text(encoding="utf-8")
    mentions = names_in(nlp, text)
    capitals = mentions[mentions["name"].isin(["Warsaw", "Minsk", "Berlin"])]
    assert capitals["government_of"].fillna("").tolist() == [
        "Poland",
        "Belarus",
        "Poland",
        "Belarus",
        "",
        "",
        "Germany",
        "",
    ]


def made(words: list[str], ents: list[str], tags: list[str] | None = None) -> Doc:
    """Make an annotated article of one sentence by hand."""
    starts = [at == 0 for at in range(len(words))]
    tags = tags or ["NNP" if word[0].isupper() else "NN" for word in words]
    return Doc(Vocab(), words=words, ents=ents, tags=tags, sent_starts=starts)


def test_a_misfiled_surname_becomes_the_person_named_in_full() -> None:
    words = "Ada Brandt spoke . Later Brandt left .".split()
    ents = ["B-PERSON", "I-PERSON", "O", "O", "O", "B-GPE", "O", "O"]
    mentions = find_mentions(made(words, ents), article_id="a", furniture=FURNITURE.frame())
    assert mentions["entity_id"].tolist() == ["PERSON:Ada Brandt", "PERSON:Ada Brandt"]
    assert mentions["reason"].tolist() == ["as printed", "surname of Ada Brandt"]


def test_a_credit_line_names_only_people_in_full() -> None:
    words = "Anna Brandt / Pool Brandt spoke".split()
    ents = ["B-PERSON", "I-PERSON", "O", "B-PERSON", "B-PERSON", "O"]
    row = {"article_id": "a", "start": 0, "end": 18, "kind": "credit"}
    doc = made(words, ents)
    credit = find_mentions(doc, article_id="a", furniture=FURNITURE.frame([row]))
    assert credit["name"].tolist() == ["Anna Brandt", "Brandt"]
    assert credit["furniture"].fillna("").tolist() == ["credit", ""]
    row["kind"] = "caption"
    caption = find_mentions(doc, article_id="a", furniture=FURNITURE.frame([row]))
    assert caption["name"].tolist() == ["Anna Brandt", "Anna Brandt"]


def test_words_in_quotation_marks_are_marked() -> None:
    words = ["“", "Kenya", "waits", ",", "”", "said", "Kenya", "."]
    doc = made(words, ["O", "B-GPE", "O", "O", "O", "O", "B-GPE", "O"])
    mentions = find_mentions(doc, article_id="a", furniture=FURNITURE.frame())
    assert mentions["in_quote"].tolist() == [True, False]


def test_a_text_without_sentences_is_refused() -> None:
    doc = Doc(Vocab(), words=["Kenya", "waits"])
    with pytest.raises(AnnotationError, match="no sentences"):
        find_mentions(doc, article_id="a", furniture=FURNITURE.frame())


def test_an_empty_text_names_nothing() -> None:
    assert find_mentions(Doc(Vocab()), article_id="a", furniture=FURNITURE.frame()).empty
