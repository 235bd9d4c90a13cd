"""An undated article is assumed to be of a day, by what dated ones tell; nothing else dates it."""

import pandas as pd
import pytest
from spacy.language import Language

from newstables.story.timeline.assuming import assume_published
from tests.fixtures.frames import articles
from tests.fixtures.reading import findings_of

pytestmark = pytest.mark.model

DATED = (
    "Ravi Menon arrived in Paris on Sunday and met Claire Duval on Monday. Menon spoke at Sorbonne "
    "University on Tuesday."
)


def assumed(nlp: Language, *others: str, hint: str | None = None) -> list[list[object]]:
    texts = [
        ("a0", "2021-04-14", DATED),
        *((f"a{n}", None, text) for n, text in enumerate(others, 1)),
    ]
    _, happenings, times, names = findings_of(nlp, texts)
    known = articles(
        *(text for _, _, text in texts),
        title=["The visit", *(None for _ in others)],
        published=[day for _, day, _ in texts],
        published_hint=[None, *(hint for _ in others)],
    )
    found = assume_published(known, happenings, times, names=names)
    return found[["day", "first", "last"]].to_numpy().tolist()


def test_a_weekday_of_an_act_that_is_dated_elsewhere_gives_the_week(nlp: Language) -> None:
    text = "Claire Duval met Ravi Menon in Paris on Monday."
    assert assumed(nlp, text) == [["2021-04-12", "2021-04-12", "2021-04-18"]]


def test_two_weekdays_narrow_it_down(nlp: Language) -> None:
    text = "Claire Duval met Ravi Menon on Monday. On Tuesday, Menon spoke at Sorbonne University."
    assert assumed(nlp, text) == [["2021-04-13", "2021-04-13", "2021-04-18"]]


def test_yesterday_is_one_day(nlp: Language) -> None:
    assert assumed(nlp, "Claire Duval met Ravi Menon yesterday.") == [["2021-04-13"] * 3]


def test_a_plan_was_printed_before(nlp: Language) -> None:
    text = "Claire Duval will meet Ravi Menon on Monday."
    assert assumed(nlp, text) == [["2021-04-12", "2021-04-06", "2021-04-12"]]


def test_a_dateline_tells_which_of_the_days_and_what_disagrees_tells_none(nlp: Language) -> None:
    text = "Claire Duval met Ravi Menon in Paris on Monday."
    assert assumed(nlp, text, hint="dateline: 04-14") == [["2021-04-14"] * 3]
    assert assumed(nlp, text, hint="© line: 2019") == []
    assert assumed(nlp, "Claire Duval met Ravi Menon in Paris on Friday.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Claire Duval met Paul Aubert in Paris on Monday.",
        "Ravi Menon spoke at the Harbour Institute on Tuesday.",
        "Claire Duval met Ravi Menon in Paris.",
    ],
)
def test_another_act_or_one_without_a_day_tells_nothing(nlp: Language, text: str) -> None:
    assert assumed(nlp, text) == []


def test_no_dated_article_dates_none(nlp: Language) -> None:
    _, happenings, times, names = findings_of(nlp, [("a0", None, DATED)])
    known = articles(DATED, published=[None])
    assert assume_published(known, happenings, times, names=names).empty
    assert isinstance(happenings, pd.DataFrame)
