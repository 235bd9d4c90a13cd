"""Rules of times against a publication date: arithmetic alone, no model."""

import pytest

from newstables.finding.times.dates import parse_published
from newstables.schemas import TIMES
from newstables.story.times.resolving import resolve, resolve_times

FEB_24 = {"is": "monthday", "month": 2, "day": 24}
THIS_WEEKEND = {"is": "period", "unit": "weekend", "shift": 0, "which": "this"}
WEEKDAY = {"is": "weekday", "day": 3}


@pytest.mark.parametrize(
    ("rule", "published", "value"),
    [
        (FEB_24 | {"tense": "past", "sure": True}, "2023-01-31", "2022-02-24"),
        (FEB_24 | {"tense": "past", "sure": True}, "2022-12-15", "2022-02-24"),
        (FEB_24 | {"tense": "past", "sure": True}, "2023-02-22", "2023-02-24"),
        (FEB_24 | {"tense": "past"}, "2023-01-31", "2023-02-24"),
        (FEB_24 | {"tense": "past"}, "2022-12-15", "2022-02-24"),
        (FEB_24 | {"tense": "future"}, "2023-03-01", "2023-02-24"),
        (FEB_24 | {"tense": "future"}, "2023-06-01", "2024-02-24"),
        (FEB_24, "2022-12-15", "2023-02-24"),
        (FEB_24 | {"weekday": 4}, "2022-12-15", "2022-02-24"),
        ({"is": "monthday", "day": 20, "weekday": 1}, "2023-02-10", "2023-02-20"),
        ({"is": "monthday", "day": 20, "weekday": 3}, "2023-02-10", "2023-02-08"),
        (THIS_WEEKEND | {"tense": "past"}, "2023-01-30", "2023-W04-WE"),
        (THIS_WEEKEND, "2023-01-30", "2023-W05-WE"),
        ({"is": "period", "unit": "week", "shift": 0, "tense": "future"}, "2024-03-10", "2024-W11"),
        ({"is": "period", "unit": "week", "shift": 0}, "2024-03-10", "2024-W10"),
        (WEEKDAY | {"tense": "either"}, "2024-03-12", "2024-03-13"),
        (WEEKDAY | {"tense": "either"}, "2024-03-14", "2024-03-13"),
        ({"is": "monthday", "month": 9, "day": 11, "named": "2001-09-11"}, "2024-03-02",
         "2001-09-11"),
        ({"is": "monthday", "month": 9, "day": 11, "named": "2001-09-11"}, "1998-10-01",
         "1998-09-11"),
        ({"is": "numeric", "first": 4, "second": 5, "year": 2022}, "2023-02-05", None),
        ({"is": "numeric", "first": 5, "second": 2, "year": 2023}, "2023-02-05", "2023-02-05"),
    ],
)  # fmt: skip
def test_a_rule_is_dated(rule: dict[str, object], published: str, value: str | None) -> None:
    assert resolve(rule, published=parse_published(published)) == value


def test_a_range_ends_in_the_new_year() -> None:
    rule = {"is": "monthday", "month": 1, "day": 2, "of": 0, "after": True}
    published = parse_published("2021-12-28")
    assert resolve(rule, published=published, anchor="2021-12-30") == "2022-01-02"


def test_tomorrow_in_a_quotation_counts_from_the_day_it_was_said() -> None:
    said = {"is": "period", "unit": "day", "shift": 1, "of": 30}
    monday = {"is": "weekday", "day": 1, "tense": "past"}
    times = TIMES.frame(
        {"article_id": "a", "start": start, "end": start + 8, "text": text, "type": "DATE",
         "rule": rule, "value": None}
        for start, text, rule in ((4, "tomorrow", said), (30, "Monday", monday))
    )  # fmt: skip
    assert list(resolve_times(times, published="2024-03-13")["value"]) == [
        "2024-03-12",
        "2024-03-11",
    ]
