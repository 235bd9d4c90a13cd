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


# (title, published, text) of the dated articles; one undated; the first and last days that fit.
MONDAY = "Claire Duval met Ravi Menon in Paris on Monday."
SAID = "The port strike must end, spokeswoman Lea Brandt said on Monday."
OFFERS = {
    "a plan, and what was said before it": (
        [(None, "2021-04-15", "On Wednesday, Ravi Menon held talks with Claire Duval in Paris.")],
        f"Ravi Menon is set to meet Claire Duval in Paris on Wednesday. {SAID}",
        [("2021-04-12", "2021-04-14"), ("2021-04-08", "2021-04-11")],
    ),
    "two acts that contradict each other": (
        [("The visit", "2021-04-14", DATED)],
        f"{MONDAY} Menon spoke at Sorbonne University on Friday.",
        [],
    ),
    "dated articles that tell of two Mondays": (
        [("A", "2021-04-14", f"{MONDAY} Menon will meet Duval in Paris again on April 19.")],
        MONDAY,
        [("2021-04-12", "2021-04-18"), ("2021-04-19", "2021-04-25")],
    ),
    "two dated articles, an act of each": (
        [
            ("A", "2021-04-13", MONDAY),
            ("B", "2021-04-15", "Ravi Menon spoke at Sorbonne University in Paris on Wednesday."),
        ],
        f"{MONDAY} Menon will speak at Sorbonne University on Wednesday.",
        [("2021-04-12", "2021-04-14")],
    ),
    "a weekday of something else, gone by": (
        [("The visit", "2021-04-14", DATED)],
        f"{MONDAY} A ferry sank on Thursday.",
        [("2021-04-15", "2021-04-18"), ("2021-04-12", "2021-04-14")],
    ),
    "a weekday of something else, to come": (
        [("The visit", "2021-04-14", DATED)],
        f"{MONDAY} Parliament will vote on Thursday.",
        [("2021-04-12", "2021-04-15"), ("2021-04-16", "2021-04-18")],
    ),
    "three stretches of days": (
        [("The visit", "2021-04-14", DATED)],
        f"{MONDAY} A ferry sank on Thursday. A mill burned on Saturday.",
        [],
    ),
    "a date in full tells nothing of the day of its article": (
        [("The visit", "2021-04-14", DATED)],
        "Claire Duval met Ravi Menon in Paris on April 12. The port was closed on Thursday.",
        [],
    ),
}


@pytest.mark.parametrize("name", OFFERS)
def test_an_offer_is_of_days_on_which_every_weekday_means_the_same(
    nlp: Language, name: str
) -> None:
    dated, text, expected = OFFERS[name]
    found = offered(nlp, [*dated, (None, None, text)])
    assert found[["first", "last"]].to_numpy().tolist() == [list(days) for days in expected]
    assert found["choice"].tolist() == list(range(1, len(expected) + 1))


def test_a_reason_says_what_every_weekday_means_then(nlp: Language) -> None:
    text = f"{MONDAY} Parliament will vote on Monday. It rained today."
    found = offered(nlp, [(None, "2021-04-14", DATED), (None, None, text)])
    ground = (
        "Its “Monday” is 12 Apr 2021 by another article, without a headline, which tells the same: "
        "Ravi Menon arrived in Paris on Sunday and met Claire Duval on Monday"
    )
    assert found["reason"].tolist() == [
        f"{ground}; its “today” is then 12 Apr 2021",
        f"{ground}; its other “Monday” is then 19 Apr 2021; its “today” is then 13 Apr 2021",
    ]


def offered(nlp: Language, texts: list[tuple[str | None, str | None, str]]) -> pd.DataFrame:
    _, happenings, times, names = findings_of(
        nlp, [(f"a{number}", day, text) for number, (_, day, text) in enumerate(texts)]
    )
    known = articles(
        *(text for _, _, text in texts),
        title=[title for title, _, _ in texts],
        published=[day for _, day, _ in texts],
        published_hint=[None] * len(texts),
    )
    return assume_published(known, happenings, times, names=names)


def test_no_dated_article_dates_none(nlp: Language) -> None:
    _, happenings, times, names = findings_of(nlp, [("a0", None, DATED)])
    known = articles(DATED, published=[None])
    assert assume_published(known, happenings, times, names=names).empty
    assert isinstance(happenings, pd.DataFrame)
