"""The whole engine on wrapped text: the same rows as on the text in one piece."""

import textwrap

import pytest

from newstables.finding.pipeline import read_article
from tests.finding.test_reading_text import FIRST, SECOND

WORDS = {
    "quotes": ["speaker", "text", "kind", "speaker_text"],
    "mentions": ["text", "name", "type"],
    "times": ["text", "type"],
    "happenings": ["description", "act", "status", "place", "participants"],
}
PLACES = {"mentions": "text", "times": "text"}


@pytest.mark.model
@pytest.mark.parametrize("width", [50, 72])
def test_wrapped_text_gives_the_same_rows(nlp, width):
    whole = f"{FIRST}\n\n{SECOND}"
    given = "\n\n".join("\n".join(textwrap.wrap(part, width)) for part in (FIRST, SECOND))
    wanted, found = (read_article(nlp, text, article_id="a") for text in (whole, given))
    for name, columns in WORDS.items():
        assert found[name][columns].astype(str).values.tolist() == (
            wanted[name][columns].astype(str).values.tolist()
        )
    for name, column in PLACES.items():
        for row in found[name].to_dict("records"):
            assert given[row["start"] : row["end"]].replace("\n", " ") == row[column]
    for row in found["quotes"].to_dict("records"):
        assert given[row["start"] : row["end"]].replace("\n", " ") == row["text"]


@pytest.mark.model
def test_the_town_of_a_dateline_is_known_and_not_counted(nlp):
    text = f"Lisbon, 5 March 2024 (CLX): {FIRST}\n\n{SECOND}"
    found = read_article(nlp, text, article_id="a")
    town = found["mentions"].iloc[0]
    assert (town["name"], town["furniture"]) == ("Lisbon", "dateline")
    assert found["times"].iloc[0]["furniture"] == "dateline"
    assert not found["happenings"]["description"].str.contains("CLX").any()
