"""Symbolic rule + publication date -> TIMEX3 value, with its reason in words.

Pure arithmetic: no text is read again, so a changed publication date is taken over at once.
"""

import datetime as dt
import json
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import pandas as pd

from newstables.times.dates import (
    Published,
    day_in_words,
    days_of,
    easter,
    in_words,
    month_after,
    parse_published,
    period,
    shift_value,
)

Rule = dict[str, Any]

_REPORTED_MONTHS = 4  # so long after its end a company still says what it expects of a quarter


def resolve_times(
    times: pd.DataFrame, *, published: str | None | Mapping[str, str | None]
) -> pd.DataFrame:
    """Give a TIMES frame its values for a publication date.

    Args:
        times: a TIMES frame of one article, or of many.
        published: ISO day, month or year of publication; or, for many articles, a mapping of
            article_id to it. With None, what needs it stays without a value: today's date is
            never put in its place. A month or a year alone dates what needs no more than that.

    Returns:
        The same rows in the same order with `value` and `reason` filled.
    """
    values: list[str | None] = []
    reasons: list[str] = []
    done: dict[tuple[str, int], str | None] = {}
    shown: dict[tuple[str, int], str] = {}
    for article_id, start, text, rule_json in zip(
        times["article_id"], times["start"], times["text"], times["rule"], strict=True
    ):
        date = (
            published
            if published is None or isinstance(published, str)
            else (published.get(article_id))
        )
        rule, day = _rule(rule_json), _published(date)
        anchor_key = (article_id, int(rule.get("of", -1)))
        value = resolve(rule, published=day, anchor=done.get(anchor_key))
        values.append(value)
        reasons.append(_reason(text, rule, value, day, shown.get(anchor_key), done.get(anchor_key)))
        done[(article_id, int(start))] = value
        shown[(article_id, int(start))] = text
    return times.assign(
        value=pd.array(values, dtype="string"), reason=pd.array(reasons, dtype="string")
    )


@lru_cache(maxsize=20_000)
def _rule(rule_json: str) -> Rule:
    return json.loads(rule_json)


@lru_cache(maxsize=5_000)
def _published(text: str | None) -> Published | None:
    return parse_published(text if isinstance(text, str) else None)


def resolve(rule: Rule, *, published: Published | None, anchor: str | None = None) -> str | None:
    """Give the TIMEX3 value of one rule; None when the publication date it needs is missing.

    Args:
        anchor: value of the expression it counts from (`rule["of"]`), when it has one.
    """
    value = _bare_value(rule, published, anchor)
    part = rule.get("part")
    if value and rule.get("week"):
        return period(dt.date.fromisoformat(value), "week", 0)
    if value and part and len(value) == 10:
        return f"{value}T{part}"
    return value


def _bare_value(rule: Rule, published: Published | None, anchor: str | None) -> str | None:
    kind = rule["is"]
    if kind == "fixed":
        return str(rule["value"])
    if "of" in rule:
        return _from_anchor(rule, anchor) if anchor else None
    if published is None:
        return None
    return _RESOLVERS[kind](rule, published)


def _from_anchor(rule: Rule, anchor: str) -> str | None:
    span = days_of(anchor)
    if span is None:
        return None
    if rule["is"] == "weekday":
        return _weekday_near(rule, span[0])
    if rule["is"] == "monthday":
        year = span[0].year
        month = rule.get("month") or span[0].month
        return _day(year, month, rule["day"])
    if rule["is"] == "quarter":
        return (
            f"{span[0].year + rule.get('year_shift', 0)}-{rule.get('letter', 'Q')}{rule['quarter']}"
        )
    if rule["is"] == "month":
        return f"{span[0].year:04d}-{rule['month']:02d}"
    if rule["is"] == "season":
        return f"{span[0].year:04d}-{rule['season']}"
    if rule["is"] == "year of":
        return f"{rule['year']}{anchor[4:]}" if anchor[4:5] == "-" else str(rule["year"])
    if rule["shift"] == 0 and rule["unit"] == "same":
        return anchor[:10] if rule.get("part") else anchor
    return shift_value(anchor, rule["unit"], rule["shift"])


def _weekday(rule: Rule, published: Published) -> str | None:
    return _weekday_near(rule, published.day) if published.day else None


def _weekday_near(rule: Rule, day: dt.date) -> str:
    wanted, which = rule["day"], rule.get("which", "")
    back = (day.isoweekday() - wanted) % 7
    ahead = (wanted - day.isoweekday()) % 7
    if which in ("next", "following", "coming"):
        return (day + dt.timedelta(ahead or 7)).isoformat()
    if which in ("last", "past", "previous"):
        return (day - dt.timedelta(back or 7)).isoformat()
    if which == "this":
        if rule.get("tense") == "past":
            return (day - dt.timedelta(back)).isoformat()
        return (day + dt.timedelta(ahead)).isoformat()
    if rule.get("tense") == "future":
        return (day + dt.timedelta(ahead)).isoformat()
    return (day - dt.timedelta(back)).isoformat()


def _month(rule: Rule, published: Published) -> str | None:
    month, which, tense = rule["month"], rule.get("which", ""), rule.get("tense", "")
    if "year_shift" in rule:
        return f"{published.year + rule['year_shift']:04d}-{month:02d}"
    if published.month is None:
        return None
    now = published.month
    if which in ("last", "past", "previous"):
        year = published.year - (month >= now)
    elif which in ("next", "coming", "following"):
        year = published.year + (month <= now)
    elif which == "this":
        year = published.year
    elif tense == "future":
        year = published.year + (month < now)
    elif tense == "past":
        year = published.year - (month > now)
    else:
        year = published.year + _nearest_year(month - now)
    return f"{year:04d}-{month:02d}"


def _nearest_year(months_ahead: int) -> int:
    """Give the year to add so that a month lies nearest, the past preferred when equal."""
    if months_ahead >= 6:
        return -1
    return 1 if months_ahead < -6 else 0


def _monthday(rule: Rule, published: Published) -> str | None:
    month, day, which = rule.get("month"), rule["day"], rule.get("which", "")
    if month is None:
        return None
    if "year_shift" in rule:
        return _day(published.year + rule["year_shift"], month, day)
    if published.day is None:
        return None
    today, tense = published.day, rule.get("tense", "")
    choices = [
        dt.date.fromisoformat(value)
        for year in (today.year - 1, today.year, today.year + 1)
        if (value := _day(year, month, day))
    ]
    if not choices:
        return None
    past = [choice for choice in choices if choice <= today]
    coming = [choice for choice in choices if choice >= today]
    nearest = min(choices, key=lambda choice: abs((choice - today).days))
    if which in ("last", "past") and past:
        return past[-1].isoformat()
    if which == "next" and coming:
        return coming[0].isoformat()
    # A day of the last or the next few weeks is meant whatever the tense of its sentence.
    if tense == "future" and coming and abs((nearest - today).days) > 75:
        return coming[0].isoformat()
    if tense == "past" and past and (nearest - today).days > 120:
        return past[-1].isoformat()
    return nearest.isoformat()


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return dt.date(year, month, day).isoformat()
    except ValueError:
        return None


def _period(rule: Rule, published: Published) -> str | None:
    unit, shift = rule["unit"], rule["shift"]
    if unit in ("year", "decade", "century"):
        return period(dt.date(published.year, 1, 1), unit, shift)
    if unit in ("month", "quarter"):
        if published.month is None:
            return None
        return period(dt.date(published.year, published.month, 1), unit, shift)
    if published.day is None:
        return None
    if unit == "weekend":
        return _weekend(rule, published.day)
    return period(published.day, unit, shift)


def _weekend(rule: Rule, day: dt.date) -> str:
    """Take "the weekend" as the one just over, or under way, unless the future is told of."""
    shift = rule["shift"]
    if shift == 0 and rule.get("tense") != "future" and rule.get("which") != "this":
        shift = 0 if day.isoweekday() >= 6 else -1
    return period(day, "weekend", shift)


def _quarter(rule: Rule, published: Published) -> str | None:
    letter, number, length = rule.get("letter", "Q"), rule["quarter"], rule.get("months", 3)
    if "year_shift" in rule:
        return f"{published.year + rule['year_shift']}-{letter}{number}"
    if published.month is None:
        return None
    first, last = (number - 1) * length + 1, number * length
    now, year = published.month, published.year
    if rule.get("tense") == "future" and (now - last) % 12 > _REPORTED_MONTHS:
        year += last < now
    else:
        year -= first > now
    return f"{year}-{letter}{number}"


def _season(rule: Rule, published: Published) -> str | None:
    if "year_shift" in rule and rule["year_shift"] == 0:
        return f"{published.year}-{rule['season']}"
    if published.month is None:
        return None
    first = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[rule["season"]]
    which, tense, year = rule.get("which", ""), rule.get("tense", ""), published.year
    if which in ("last", "past", "previous"):
        year -= published.month < first + 3
    elif which in ("next", "coming"):
        year += published.month >= first
    elif tense != "future":
        year -= published.month < first
    else:
        year += published.month > first + 2
    return f"{year}-{rule['season']}"


def _holiday(rule: Rule, published: Published) -> str | None:
    if published.day is None:
        return None
    days = [_holiday_of(rule["name"], published.year + shift) for shift in (-1, 0, 1)]
    today, which = published.day, rule.get("which", "")
    if which == "last":
        return max(day for day in days if day < today).isoformat()
    if which == "next":
        return min(day for day in days if day > today).isoformat()
    return min(days, key=lambda day: abs((day - today).days)).isoformat()


def _holiday_of(name: str, year: int) -> dt.date:
    if name == "easter":
        return easter(year)
    if name == "thanksgiving":
        first = dt.date(year, 11, 1)
        return first + dt.timedelta((3 - first.weekday()) % 7 + 21)
    month, day = {"christmas": (12, 25), "christmas eve": (12, 24), "new year": (1, 1),
                  "new year's eve": (12, 31), "halloween": (10, 31),
                  "valentine": (2, 14)}[name]  # fmt: skip
    return dt.date(year, month, day)


_RESOLVERS = {
    "weekday": _weekday,
    "month": _month,
    "monthday": _monthday,
    "period": _period,
    "quarter": _quarter,
    "season": _season,
    "holiday": _holiday,
}


def _reason(
    text: str,
    rule: Rule,
    value: str | None,
    published: Published | None,
    anchor_text: str | None,
    anchor: str | None,
) -> str:
    quoted = f"'{' '.join(text.split())}'"
    if rule["is"] == "fixed":
        return str(rule.get("why") or f"{quoted} as printed")
    if "of" in rule:
        counted = f"{quoted} counted from '{anchor_text}'"
        return (
            f"{counted} ({in_words(anchor)}) → {in_words(value)}" if value and anchor else counted
        )
    if value is None:
        return f"{quoted} needs the day the article was published"
    assert published is not None
    when = (
        day_in_words(published.day)
        if published.day
        else in_words(month_after(published.year, published.month, 0))
        if published.month
        else str(published.year)
    )
    tense = ", told of the future" if rule.get("tense") == "future" else ""
    return f"{quoted} in an article of {when}{tense} → {in_words(value)}"
