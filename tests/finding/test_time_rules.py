"""What times take from each other and from the text around them, without a model."""

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from newstables.finding.times.candidates import candidates, longest
from newstables.finding.times.context import take_weeks, take_years
from newstables.finding.times.found import Found
from newstables.finding.times.heads import hang_on_heads
from newstables.finding.times.lists import complete_lists
from newstables.finding.times.numeric import settle_order
from newstables.finding.times.roles import role_of


def read(text: str) -> list[Found]:
    return longest(candidates(text), length=len(text))


def values(found: list[Found]) -> list[str | None]:
    return [time.rule.get("value") for time in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("from Jan. 29 to Feb. 1, 2025", ["2025-01-29", "2025-02-01"]),
        ("between 30 December and 2 January 2022", ["2021-12-30", "2022-01-02"]),
        ("Dec. 28–Jan. 3, 2020", ["2019-12-28", "2020-01-03"]),
        ("from March to May 2022", ["2022-03", "2022-05"]),
        ("on June 3 and June 7, 2021", ["2021-06-03", "2021-06-07"]),
        ("on Monday 20 and Tuesday, 21 June 2021", ["2021-06-20", "2021-06-21"]),
    ],
)
def test_a_list_shares_its_year(text: str, expected: list[str]) -> None:
    found = read(text)
    complete_lists(found, text)
    assert values(found) == expected


def test_weekdays_share_the_month_at_the_end() -> None:
    text = "in Oslo on Monday 6, Tuesday 7 and Wednesday 8 March"
    found = read(text)
    complete_lists(found, text)
    assert [(time.rule["month"], time.rule["day"], time.rule["weekday"]) for time in found] == [
        (3, 6, 1),
        (3, 7, 2),
        (3, 8, 3),
    ]


def test_two_weekdays_take_the_numbers_told_after_them() -> None:
    text = "on Monday and Tuesday, 20-21 Feb."
    found = read(text)
    complete_lists(found, text)
    assert [time.rule["day"] for time in found] == [20, 21, 20, 21]
    assert {time.rule["is"] for time in found} == {"monthday"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("of 31/01/2023 and 01/02/2020", ["2023-01-31", "2020-02-01"]),
        ("of 01/31/2023 and 01/02/2020", ["2023-01-31", "2020-01-02"]),
        ("of 04/05/2022", [None]),
        ("of 04/04/2022", ["2022-04-04"]),
        ("of 31/01/2023, 01/31/2023 and 01/02/2020", ["2023-01-31", "2023-01-31", None]),
        ("of 4.5.2022", ["2022-05-04"]),
        ("of 2023/02/03", ["2023-02-03"]),
        ("of 19-Nov-12 and 03-Feb-2023", ["2012-11-19", "2023-02-03"]),
        ("of 3 Feb 23.", ["2023-02-03"]),
    ],
)
def test_the_text_settles_which_number_is_the_day(text: str, expected: list[str | None]) -> None:
    found = read(text)
    settle_order(found)
    assert values(found) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("cars of the 70s and 80s", ["197", "198"]),
        ("quieter than in '82.", ["1982"]),
        ("highs in the 80s", []),
        ("a coat for '82 cents", []),
    ],
)
def test_decades_and_short_years(text: str, expected: list[str]) -> None:
    assert values(read(text)) == expected


def test_a_day_takes_the_year_named_for_it_elsewhere() -> None:
    text = (
        "It fell on Feb. 24.\n\nOn Feb. 24, 2022, nobody had left.\n\nIn 2014, on May 3, it stood."
    )
    found = read(text)
    for time in found:
        time.rule.setdefault("tense", "past")
    take_years(found, text)
    assert values(found) == ["2022-02-24", "2022-02-24", "2014", "2014-05-03"]


def test_a_programme_is_of_the_week_it_is_told_of() -> None:
    text = "She will visit Riga next week. On Tuesday she will open a fair."
    found = read(text)
    found[1].rule["tense"] = "future"
    take_weeks(found, text)
    assert found[1].rule["week_shift"] == 1


def test_the_heads_of_a_live_blog_date_what_stands_below() -> None:
    text = (
        "Wednesday, October 29\n8:00 a.m.\nHolm flies.\nTuesday, October 28\n9:30 p.m.\nA dinner."
    )
    found = read(text)
    for time in found:
        if time.anchor:
            time.rule = time.otherwise
    hang_on_heads(found, text)
    heads = [time.start for time in found if time.rule["is"] == "monthday"]
    assert [time.rule["of"] for time in found if "part" in time.rule] == heads


@pytest.mark.parametrize(
    ("words", "heads", "role"),
    [
        ("in office since May", [0, 0, 1, 2], "since"),
        ("the largest grant since 1995", [2, 2, 2, 2, 3], "reference"),
        ("higher than in March", [0, 0, 1, 2], "reference"),
        ("met in Oslo on Monday", [0, 0, 1, 0, 3], ""),
    ],
)
def test_a_date_that_compares_is_marked(words: str, heads: list[int], role: str) -> None:
    tags = {"since": "IN", "than": "IN", "in": "IN", "on": "IN", "largest": "JJS",
            "higher": "JJR", "met": "VBD"}  # fmt: skip
    told = words.split()
    labels = ["ROOT" if head == place else "dep" for place, head in enumerate(heads)]
    doc = Doc(Vocab(), words=told, tags=[tags.get(word, "NN") for word in told],
              heads=heads, deps=labels)  # fmt: skip
    assert role_of(doc, doc[len(told) - 1]) == role
