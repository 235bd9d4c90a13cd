"""What every export says of itself, and how words of an article are kept from being obeyed."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from newstables.queries.filters import Filters
from newstables.schemas import now
from newstables.wording import count_of, spell_dates, spell_day

# A spreadsheet takes a cell that begins so for a formula, also behind blanks.
_FORMULA = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20", "\t", "\r")


# What Markdown obeys anywhere; a colon, an at or "www." where an address would be made a link; at
# the start what would begin a list, a heading or a rule. All else stays as it is read.
_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|~$&@]|:(?=\S)|(?<=www)\.|^[-+=])")
_NUMBER = re.compile(r"^(\d{1,9})([.)])")


def escape_markdown(words: str) -> str:
    """Write words on one line, so that no Markdown in them is obeyed.

    Source: CommonMark 0.31, "Backslash escapes"; GitHub's autolinks of addresses.
    """
    return _NUMBER.sub(r"\1\\\2", _MARKDOWN.sub(r"\\\1", " ".join(words.split())))


@dataclass(frozen=True)
class About:
    """Title, filters, dates and number of the articles, and the day an export was made."""

    title: str
    filters: str  # in words, as Filters.describe gives them
    dates: str  # first to last day of publication, in words
    articles: int
    made_on: str  # ISO
    sample: int = 0  # of the articles, how many are of the sample story
    story: str = ""  # that bounds them; "" = all articles

    def rows(self) -> Mapping[str, str]:
        """Return the heads and values to write above or beside the rows."""
        invented = {"Sample": self.invented()} if self.sample else {}
        return {
            "Title": self.title,
            **({"Story": self.story} if self.story else {}),
            "Filters": self.filters,
            "Dates": self.dates,
            "Articles": str(self.articles),
            **invented,
            "Made on": self.made_on,
        }

    def invented(self) -> str:
        """Return in words how many of the articles are invented; "" when none is."""
        if not self.sample:
            return ""
        part = "" if self.sample == self.articles else f"{self.sample:,} of {self.articles:,}: "
        return f"{part}sample story, invented"

    def line(self) -> str:
        """Return it in one line, to stand under a chart's title."""
        filters = "" if self.filters == "none" else f"{self.filters} · "
        story = f"{self.story} · " if self.story else ""
        articles = count_of(self.articles, "article")
        return f"{story}{filters}{articles}, {self.dates} · made on {spell_day(self.made_on)}"


def describe_chosen(title: str, filters: Filters, chosen: Mapping[str, Any]) -> About:
    """Return what a view says of itself, made today (UTC).

    Args:
        title: of the view.
        filters: what was chosen.
        chosen: the articles that leaves, as `queries.articles.chosen_articles` counts them.
    """
    return About(
        title=title,
        filters=filters.describe(),
        dates=spell_dates(chosen["first_day"], chosen["last_day"], undated=int(chosen["undated"])),
        articles=int(chosen["articles"]),
        made_on=now()[:10],
        sample=int(chosen["sample"]),
        story=chosen["story"] or "",
    )


def disarm(value: Any) -> Any:
    """Return text that a spreadsheet would take for a formula with an apostrophe before it.

    Source: OWASP, "CSV Injection".
    """
    if isinstance(value, str) and (
        value.startswith(_FORMULA) or value.lstrip().startswith(_FORMULA[:8])
    ):
        return f"'{value}"
    return value


def flat(value: Any) -> Any:
    """Return a value as one cell holds it: a list or a struct as JSON."""
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict) else value


def is_missing(value: Any) -> bool:
    """Return whether a cell holds nothing; a list holds something."""
    return value is None or (pd.api.types.is_scalar(value) and bool(pd.isna(value)))
