"""What each kind of rule means on a publication date: rule and date in, TIMEX3 value out.

Source: values as TIMEX3 of TimeML 1.2.1 writes them.
"""

import datetime as dt

from newstables.finding.times.dates import Published, holiday_of, month_after, period
from newstables.finding.times.found import Rule

_SLIP = 3  # days: an article is printed so long before the day that it bears
_NEAR = 60  # days: so near, a day to come is meant though its clause is not of the future
_JUST_OVER = 75  # days: so near, a day gone by is meant though its clause is not of the past
_REPORTED_MONTHS = 4  # so long after its end a company still says what it expects of a quarter


def _weekday(rule: Rule, published: Published) -> str | None:
    return weekday_near(rule, published.day) if published.day else None


def weekday_near(rule: Rule, day: dt.date) -> str:
    """Return the day a weekday names, counted from `day`, which itself counts as past."""
    wanted, which = rule["day"], rule.get("which", "")
    if "week_shift" in rule:
        monday = day - dt.timedelta(day.isoweekday() - 1)
        return (monday + dt.timedelta(wanted - 1, weeks=rule["week_shift"])).isoformat()
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
    tense = rule.get("tense", "")
    if tense == "future" or (tense == "either" and ahead < back):
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
    """Return the year to add so that a month lies nearest, the past preferred when equal."""
    if months_ahead >= 6:
        return -1
    return 1 if months_ahead < -6 else 0


def _monthday(rule: Rule, published: Published) -> str | None:
    month, day = rule.get("month"), rule["day"]
    if month is None:
        return _day_of_some_month(rule, published)
    if "year_shift" in rule:
        return day_of(published.year + rule["year_shift"], month, day)
    if published.day is None:
        return None
    named = rule.get("named")
    if named and dt.date.fromisoformat(named) < published.day:
        return str(named)
    choices = [
        dt.date.fromisoformat(value)
        for year in (published.year - 1, published.year, published.year + 1)
        if (value := day_of(year, month, day))
    ]
    # A weekday beside it tells the year, unless it is a slip.
    on_weekday = [day for day in choices if day.isoweekday() == rule.get("weekday")]
    return _choose(on_weekday or choices, rule, published.day) if choices else None


def _choose(choices: list[dt.date], rule: Rule, today: dt.date) -> str:
    """Return which of several days is meant in an article of `today`."""
    past = [choice for choice in choices if choice <= today]
    coming = [choice for choice in choices if choice >= today]
    nearest = min(choices, key=lambda choice: abs((choice - today).days))
    which, tense, ahead = rule.get("which", ""), rule.get("tense", ""), (nearest - today).days
    if which in ("last", "past") and past:
        return past[-1].isoformat()
    if which == "next" and coming:
        return coming[0].isoformat()
    if tense == "past" and past and ahead > (_SLIP if rule.get("sure") else _NEAR):
        return past[-1].isoformat()
    if tense == "future" and coming and -ahead > _JUST_OVER:
        return coming[0].isoformat()
    return nearest.isoformat()


def first_after(rule: Rule, day: dt.date) -> str | None:
    """Return the first such month-day after another: the end of a range over New Year."""
    values = (day_of(year, rule["month"], rule["day"]) for year in (day.year, day.year + 1))
    return next((value for value in values if value and value >= day.isoformat()), None)


def day_of(year: int, month: int, day: int) -> str | None:
    """Return an ISO 8601 day; None when there is no such day."""
    try:
        return dt.date(year, month, day).isoformat()
    except ValueError:
        return None


def _day_of_some_month(rule: Rule, published: Published) -> str | None:
    """Return the day that "the 14th" names: the last one, or of what is to come the next one.

    With its weekday, "Monday 20", it is the nearest such day.
    """
    today = published.day
    if today is None:
        return None
    reach = 3 if "weekday" in rule else 1
    near = [
        dt.date.fromisoformat(month_after(today.year, today.month, shift) + "-01")
        for shift in range(-reach, reach + 1)
    ]
    days = [value for month in near if (value := day_of(month.year, month.month, rule["day"]))]
    if "weekday" in rule:
        choices = [dt.date.fromisoformat(day) for day in days]
        fitting = [day for day in choices if day.isoweekday() == rule["weekday"]]
        if fitting:
            return _choose(fitting, rule, today)
        return weekday_near({**rule, "day": rule["weekday"]}, today)
    if rule.get("tense") == "future":
        return next((day for day in days if day >= today.isoformat()), None)
    return next((day for day in reversed(days) if day <= today.isoformat()), None)


def _numeric(rule: Rule, published: Published) -> str | None:
    """Return the day of "04/05/2022" only where one of its two readings is that of publication."""
    if published.day is None:
        return None
    first, second = rule["first"], rule["second"]
    days = [day_of(rule["year"], month, day) for day, month in ((first, second), (second, first))]
    today = published.day.isoformat()
    return today if today in days else None


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
    if unit == "week" and shift == 0 and rule.get("tense") == "future" and "of" not in rule:
        # "This week" of a Sunday paper that looks ahead begins the day after.
        shift = published.day.isoweekday() // 7
    return period(published.day, unit, shift)


def _weekend(rule: Rule, day: dt.date) -> str:
    """Return the weekend just over, or under way, unless the sentence is of the future."""
    shift, tense = rule["shift"], rule.get("tense")
    ahead = tense == "future" or (rule.get("which") == "this" and tense != "past")
    if shift == 0 and not ahead:
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
    days = [holiday_of(rule["name"], published.year + shift) for shift in (-1, 0, 1)]
    today, which = published.day, rule.get("which", "")
    if which == "last":
        return max(day for day in days if day < today).isoformat()
    if which == "next":
        return min(day for day in days if day > today).isoformat()
    return min(days, key=lambda day: abs((day - today).days)).isoformat()


# Kind of rule -> what gives its value; None when the publication date does not reach.
RESOLVERS = {
    "weekday": _weekday,
    "month": _month,
    "monthday": _monthday,
    "period": _period,
    "quarter": _quarter,
    "season": _season,
    "holiday": _holiday,
    "numeric": _numeric,
}
