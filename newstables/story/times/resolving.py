"""Symbolic rule + publication date -> TIMEX3 value, with its reason in words.

Pure arithmetic: no text is read again, so a changed publication date is taken over at once.
"""

import datetime as dt
from collections.abc import Mapping
from functools import lru_cache

import pandas as pd

from newstables.finding.times.dates import (
    Published,
    days_of,
    month_after,
    parse_published,
    period,
    shift_value,
)
from newstables.finding.times.found import Rule, rules_of
from newstables.schemas import is_day
from newstables.story.times.rules import RESOLVERS, day_of, first_after, weekday_near
from newstables.wording import spell_value, spell_weekday


def resolve_times(
    times: pd.DataFrame, *, published: str | None | Mapping[str, str | None]
) -> pd.DataFrame:
    """Resolve the values of a TIMES frame for a publication date.

    Args:
        times: a TIMES frame of one article, or of many.
        published: ISO day, month or year of publication; or, for many articles, a mapping of
            article_id to it. With None, what needs it stays without a value: today's date is
            never put in its place. A month or a year alone dates what needs no more than that.

    Returns:
        The same rows of TIMES in the same order, `value` and `reason` filled.

    Source: values as TIMEX3 of TimeML 1.2.1 writes them; days as ISO 8601.
    """
    values: list[str | None] = [None] * len(times)
    reasons = [""] * len(times)
    done: dict[tuple[str, int], str | None] = {}
    shown: dict[tuple[str, int], str] = {}
    rows = [
        (article_id, int(start), text, rule)
        for article_id, start, text, rule in zip(
            times["article_id"], times["start"], times["text"], rules_of(times), strict=True
        )
    ]
    # A day said in a quotation counts from one that may stand after it, but hangs on no other.
    for index in sorted(range(len(rows)), key=lambda index: "of" in rows[index][3]):
        article_id, start, text, rule = rows[index]
        date = (
            published
            if published is None or isinstance(published, str)
            else published.get(article_id)
        )
        day = _published(date)
        anchor_key = (article_id, int(rule.get("of", -1)))
        value = resolve(rule, published=day, anchor=done.get(anchor_key))
        values[index] = value
        reasons[index] = _reason(
            text, rule, value, day, shown.get(anchor_key), done.get(anchor_key)
        )
        done[(article_id, start)] = value
        shown[(article_id, start)] = text
    return times.assign(
        value=pd.array(values, dtype="string"), reason=pd.array(reasons, dtype="string")
    )


@lru_cache(maxsize=5_000)
def _published(text: str | None) -> Published | None:
    return parse_published(text if isinstance(text, str) else None)


def resolve(rule: Rule, *, published: Published | None, anchor: str | None = None) -> str | None:
    """Return the TIMEX3 value of one rule; None when the publication date it needs is missing.

    Args:
        rule: how the expression was read, as `rule` of TIMES holds it.
        published: the publication date, or as much of it as is known.
        anchor: value of the expression it counts from (`rule["of"]`), when it has one.

    Source: TimeML 1.2.1, TIMEX3 (value attribute).
    """
    value = _bare_value(rule, published, anchor)
    part = rule.get("part")
    if value and rule.get("week"):
        return period(dt.date.fromisoformat(value), "week", 0)
    if part and is_day(value):
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
    return RESOLVERS[kind](rule, published)


def _from_anchor(rule: Rule, anchor: str) -> str | None:
    span = days_of(anchor)
    if span is None:
        return None
    if rule["is"] == "weekday":
        return weekday_near(rule, span[0])
    if rule["is"] == "monthday" and rule.get("after"):
        return first_after(rule, span[0])
    if rule["is"] == "monthday":
        year = span[0].year
        month = rule.get("month") or span[0].month
        return day_of(year, month, rule["day"])
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
            f"{counted} ({spell_value(anchor)}) → {spell_value(value)}"
            if value and anchor
            else counted
        )
    if rule["is"] == "numeric":
        return f"{quoted} could be two days, the day or the month first"
    if value is None:
        return f"{quoted} needs the day the article was published"
    assert published is not None
    when = (
        spell_weekday(published.day)
        if published.day
        else spell_value(month_after(published.year, published.month, 0))
        if published.month
        else str(published.year)
    )
    tense = ", told of the future" if rule.get("tense") == "future" else ""
    return f"{quoted} in an article of {when}{tense} → {spell_value(value)}"
