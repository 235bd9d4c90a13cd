"""Two sides face to face: each saying once, in order of time, beside what it comes after."""

import pytest

from newstables.queries.face_off import COLUMNS, face_off, usual_sides
from newstables.queries.quote_filters import QuoteFilters
from newstables.replica.replica import open_replica
from tests.fixtures.frames import articles, findings, keep, quote

# Who said what, printed on which day.
SAID = (
    ("Ada Quill", "The harbour stays open to every boat", "2023-05-02"),
    ("Ada Quill", "The harbour stays open to every boat", "2023-05-03"),
    ("Bo Vell", "The harbour is for those who pay for it", "2023-05-04"),
    ("Ada Quill", "Nobody will pay to come home", "2023-05-04"),
    ("Cy Moor", "Ask the fishermen", "2023-05-30"),
    ("Bo Vell", "We have asked them", None),
)


@pytest.fixture(scope="module")
def tables(tmp_path_factory):
    texts = [f"{place} “{words},” {who} said." for place, (who, words, _) in enumerate(SAID)]
    told = articles(*texts, published=[day for *_, day in SAID])
    found = findings(quotes=[
        quote(text, words, article=f"a{place}", speaker=who)
        for place, (text, (who, words, _)) in enumerate(zip(texts, SAID, strict=True))
    ])  # fmt: skip
    return open_replica(keep(tmp_path_factory.mktemp("faces"), told, found))


def test_sayings_stand_in_time_each_once_beside_the_last_one_of_the_other_side(tables):
    told = face_off(tables, QuoteFilters(), one=("Ada Quill",), other=("Bo Vell", "Cy Moor"))
    assert list(told.columns) == list(COLUMNS)
    assert told[["side", "day", "articles"]].to_numpy().tolist() == [
        ["one", "2023-05-02", 2], ["other", "2023-05-04", 1], ["one", "2023-05-04", 1],
        ["other", "2023-05-30", 1], ["other", "undated", 1],
    ]  # fmt: skip
    assert told["reply_to"].fillna("").tolist() == ["", "Ada Quill", "Bo Vell", "", ""]
    assert told["days_after"].fillna(-1).tolist() == [-1, 2, 0, -1, -1]
    assert set(told["basis"]) == {"printed"}


def test_filters_make_the_matter_and_their_speakers_are_those_of_the_sides(tables):
    found = [row.number for row in tables.cursor().execute(
        "SELECT number FROM quotes WHERE text LIKE '%pay%'").df().itertuples()]  # fmt: skip
    bits = "".join("1" if number in found else "0" for number in range(max(found) + 1))
    filters = QuoteFilters(words="pay", found=bits, speakers=("Cy Moor",))
    told = face_off(tables, filters, one=("Ada Quill",), other=("Bo Vell",))
    assert list(told["speaker"]) == ["Bo Vell", "Ada Quill"]
    assert face_off(tables, QuoteFilters()).empty


def test_the_two_who_are_quoted_most_are_the_sides_to_begin_with(tables):
    assert usual_sides(tables) == (("Ada Quill",), ("Bo Vell",))
