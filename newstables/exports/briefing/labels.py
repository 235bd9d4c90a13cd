"""Heads and labels of a briefing in the languages it can be written in; texts stay as they are."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from newstables import wording
from newstables.lexicons import rows
from newstables.queries.filters import Filters
from newstables.wording import UNDATED, count_of, spell_day

LANGUAGES = {"en": "English", "fr": "Français", "de": "Deutsch", "ja": "日本語"}
_SPELLED = {"fr": "{day} {month} {year}", "de": "{day}. {month} {year}"}


def label(english: str, language: str) -> str:
    """Return a label in a language; one that has no other wording stays English.

    Args:
        english: as data/lexicons/exports/briefing_labels.tsv has it in its first column.
        language: a key of LANGUAGES.
    """
    return _labels(language).get(english, english)


def spell_date(iso: str, language: str) -> str:
    """Write an ISO day, month or year as a language does: "31 Jan 2023", "31 janv. 2023"."""
    if language == "en" or not iso or iso == UNDATED:
        return label(UNDATED, language) if not iso or iso == UNDATED else spell_day(iso)
    year, *rest = (int(part) for part in iso[:10].split("-"))
    if language == "ja":
        return "".join(f"{n}{sign}" for n, sign in zip((year, *rest), "年月日", strict=False))
    if not rest:
        return str(year)
    month = label(spell_day(f"2000-{rest[0]:02}").split()[0], language)
    if len(rest) == 1:
        return f"{month} {year}"
    return _SPELLED[language].format(day=rest[1], month=month, year=year)


def spell_span(first: str, last: str, language: str) -> str:
    """Write a span of days; without a last one, the first alone."""
    if language == "en":
        return wording.spell_span(first, last)
    return " – ".join(spell_date(day, language) for day in dict.fromkeys((first, last)) if day)


def spell_dates(about: Mapping[str, Any], language: str) -> str:
    """Write the days that articles are of, as `queries.articles.chosen_articles` counts them."""
    first, last, undated = about["first_day"], about["last_day"], int(about["undated"])
    if language == "en" or not first:
        return label(wording.spell_dates(first, last, undated=undated), language)
    more = f", {undated} {label(UNDATED, language)}" if undated else ""
    return spell_span(first, last or "", language) + more


def spell_articles(about: Mapping[str, Any], language: str) -> str:
    """Write how many articles there are, and of which days."""
    count = int(about["articles"])
    english = count_of(count, "article")
    counted = english if language == "en" else f"{count:,} {label('articles', language)}"
    return f"{counted}, {spell_dates(about, language)}"


def tell(filters: Filters, language: str) -> str:
    """Write what was chosen; "" for nothing."""
    said = filters.describe(lambda english: label(english, language))
    return "" if said == "none" else said


@cache
def _labels(language: str) -> dict[str, str]:
    column = list(LANGUAGES).index(language)
    if not column:
        return {}
    return {
        row[0]: row[column] for row in rows("exports/briefing_labels", len(LANGUAGES))
        if row[column]
    }  # fmt: skip
