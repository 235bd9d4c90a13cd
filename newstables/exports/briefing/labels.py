"""Heads and labels of a briefing in the languages it can be written in; texts stay as they are."""

from functools import cache

from newstables.lexicons import rows
from newstables.wording import UNDATED, spell_day

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


@cache
def _labels(language: str) -> dict[str, str]:
    column = list(LANGUAGES).index(language)
    if not column:
        return {}
    return {
        row[0]: row[column] for row in rows("exports/briefing_labels", len(LANGUAGES))
        if row[column]
    }  # fmt: skip
