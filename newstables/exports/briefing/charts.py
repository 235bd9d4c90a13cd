"""The charts of a briefing as numbers: what the view counts, and the sentences behind each."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

import pandas as pd

from newstables.decisions.briefings import Section
from newstables.errors import ExportError
from newstables.exports.about import describe_chosen
from newstables.exports.briefing.blocks import Chart, Evidence, Row, Shape
from newstables.exports.briefing.labels import label, spell_articles, spell_date, tell
from newstables.exports.briefing.ledger import Ledger
from newstables.exports.choices import check_choices, complete_choices
from newstables.exports.events import plain
from newstables.exports.picture.source import write_source
from newstables.exports.views import COUNTED, VIEWS, title_of
from newstables.queries.articles import chosen_articles
from newstables.queries.chart_evidence import (
    coverage_evidence,
    mention_evidence,
    speaker_evidence,
)
from newstables.queries.dashboard import coverage
from newstables.queries.filters import UNATTRIBUTED, UNKNOWN_OUTLET, Filters
from newstables.queries.outlets import outlet_sizes
from newstables.queries.relations import pair_evidence, talks_evidence
from newstables.queries.rising import since, until
from newstables.queries.tables import Tables
from newstables.queries.voices import voice_evidence
from newstables.wording import UNDATED, spell_day

MOST_ROWS = 15
_MOST_OUTLETS = 6  # of coverage; the others are one part
_MOST_SENTENCES = 5  # behind a number
# What a view is asked with when nothing was chosen
_USUAL: Mapping[str, Mapping[str, Any]] = {
    "over_time": {"entity": None, "step": "Day"},
    "rising": {"day": None},
    "outlets": {"compared": None},
    "together": {"at_least": 2},
    "voices": {"by": "speaker"},
}
_MEASURES = {"mentions": "Mentions", "articles": "Articles", "share": "Share of articles",
             "prominence": "Prominence"}  # fmt: skip
_TINTS = {"PERSON": "#3b7fc4", "ORG": "#d0700c", "GPE": "#2b9968", "LOC": "#2b9968",
          "FAC": "#2b9968", "NORP": "#8e6bd1", "EVENT": "#cc5f97"}  # as on the screen  # fmt: skip


class Counted(NamedTuple):
    """What a view counts: its marks and how they are drawn."""

    shape: Shape
    series: tuple[str, ...]
    rows: list[Row]
    left_out: int = 0
    share: bool = False


@dataclass
class _Asked:
    """A view with what it is asked with."""

    tables: Tables
    filters: Any
    chosen: dict[str, Any]
    language: str
    found: dict[tuple[Any, str], list[Evidence]] = field(default_factory=dict)
    counts: dict[tuple[Any, str], int] = field(default_factory=dict)

    def rows(self, view: str) -> pd.DataFrame:
        return VIEWS[view].rows(self.tables, self.filters, **self.chosen)

    def note(self, evidence: pd.DataFrame, *, period: str = "") -> None:
        """Keep sentences by key and period."""
        for row in evidence.to_dict("records"):
            key = (row["key"], row.get("period") or period)
            self.found.setdefault(key, []).append(_evidence(row, self.language))
            self.counts[key] = int(row["sentences"])

    def row(self, name: str, values: list[Any], keys: list[tuple[Any, str]], **more: Any) -> Row:
        """Return a mark with the sentences behind each of its numbers."""
        return Row(
            plain(name),
            tuple(values),
            tuple(tuple(self.found.get(key, ())) for key in keys),
            tuple(self.counts.get(key, 0) for key in keys),
            **more,
        )


def read_chart(ledger: Ledger, section: Section, filters: Filters) -> Chart:
    """Return a chart by its numbers, with title, note and source.

    Raises:
        ExportError: the view is none, or the story does not have what it is asked with.
    """
    view = section.view
    if view not in _COUNTED:
        raise ExportError(f"no view '{view[:40]}' is known here; add it anew")
    check_choices(view, section.choices)
    asked = _Asked(ledger.tables, filters, _choices(ledger, section, filters), ledger.language)
    counted = _COUNTED[view](asked)
    title = section.heading or label(_title(view, asked.chosen), ledger.language)
    outlets = list(outlet_sizes(ledger.tables, filters))
    return Chart(
        view=view,
        shape=counted.shape,
        title=title,
        note=tell(filters, ledger.language),
        source=_source(ledger, filters, title, outlets),
        series=counted.series,
        rows=tuple(counted.rows),
        left_out=counted.left_out,
        share=counted.share,
        alt=_describe(title, counted),
    )


def _source(ledger: Ledger, filters: Filters, title: str, outlets: list[str]) -> str:
    chosen, language = chosen_articles(ledger.tables, filters), ledger.language
    about = describe_chosen(title, filters, chosen)
    if language == "en":
        return write_source(about, outlets)
    invented = label("sample story, invented", language) if about.sample else ""
    facts = (
        ", ".join(outlets[:_MOST_OUTLETS]),
        spell_articles(chosen, language),
        tell(filters, language),
        invented,
        f"Dateline, {spell_date(about.made_on, language)}",
    )
    return f"{label('Source:', language)} {'; '.join(filter(None, facts))}"  # fmt: skip


def _choices(ledger: Ledger, section: Section, filters: Filters) -> dict[str, Any]:
    kept = {name: tuple(value) if isinstance(value, list) else value
            for name, value in section.choices.items()}  # fmt: skip
    if kept or section.view not in _USUAL:
        return kept
    return complete_choices(ledger.tables, filters, view=section.view, chosen=_USUAL[section.view])


def _title(view: str, chosen: Mapping[str, Any]) -> str:
    return "Articles a day, by outlet" if view == "coverage" else title_of(view, **chosen)


def _describe(title: str, counted: Counted) -> str:
    """Say in words what a chart shows, for those who cannot see it."""
    shown = [
        f"{row.name} {', '.join(_spell(value, share=counted.share) for value in row.values)}"
        for row in counted.rows[:8]
    ]
    more = len(counted.rows) - len(shown)
    return f"{title}: {'; '.join(shown)}{f'; and {more} more' if more > 0 else ''}"


def _spell(value: Any, *, share: bool) -> str:
    return f"{value:.0%}" if share else f"{value:,}" if isinstance(value, int) else str(value)


def _evidence(row: Mapping[str, Any], language: str) -> Evidence:
    day = "" if row["published"] == UNDATED else spell_date(str(row["published"]), language)
    cite = ", ".join(part for part in (plain(row["title"]), plain(row["outlet"]), day) if part)
    return Evidence(" ".join(plain(row["sentence"]).split()), cite, plain(row.get("url")))


# ---- what each view counts


def _entities(asked: _Asked) -> Counted:
    measure = asked.chosen.get("count", COUNTED[0])
    rows = asked.rows("entities")
    shown = rows.head(MOST_ROWS)
    ids = list(shown["entity_id"])
    asked.note(mention_evidence(asked.tables, asked.filters, entity_ids=ids, most=_MOST_SENTENCES))
    marks = [
        asked.row(row["name"], [_number(row[measure])], [(row["entity_id"], "")],
                  tint=_TINTS[row["type"]])
        for row in shown.to_dict("records")
    ]  # fmt: skip
    series = (label(_MEASURES[measure], asked.language),)
    return Counted("bars", series, marks, len(rows) - len(shown), measure == "share")


def _speakers(asked: _Asked) -> Counted:
    rows = asked.rows("speakers")
    named = rows[rows["speaker"] != UNATTRIBUTED]
    shown = named.head(MOST_ROWS)
    filters = replace(asked.filters, speakers=tuple(shown["speaker"]))
    asked.note(speaker_evidence(asked.tables, filters, most=_MOST_SENTENCES))
    marks = [
        asked.row(row["speaker"], [int(row["quotes"])], [(row["speaker"], "")])
        for row in shown.to_dict("records")
    ]
    return Counted("bars", (label("Quotations", asked.language),), marks, len(named) - len(shown))


def _voices(asked: _Asked) -> Counted:
    rows = asked.rows("voices")
    said = rows[rows["words"] > 0]
    shown, by = said.head(MOST_ROWS), asked.chosen["by"]
    asked.note(voice_evidence(asked.tables, asked.filters, by=by, most=_MOST_SENTENCES))
    marks = [
        asked.row(row["name"], [_number(row["share"])], [(row["name"], "")])
        for row in shown.to_dict("records")
    ]
    series = (label("Share of words", asked.language),)
    return Counted("bars", series, marks, len(said) - len(shown), share=True)


def _over_time(asked: _Asked) -> Counted:
    rows, step = asked.rows("over_time"), asked.chosen["step"]
    names = dict(zip(rows["entity_id"], rows["name"], strict=True))
    asked.note(
        mention_evidence(asked.tables, asked.filters, entity_ids=list(names),
                         most=_MOST_SENTENCES, step=step)
    )  # fmt: skip
    counts = {(row.entity_id, row.period): int(row.mentions) for row in rows.itertuples()}
    marks = [
        asked.row(
            period,
            [counts.get((entity_id, period), 0) for entity_id in names],
            [(entity_id, period) for entity_id in names],
        )
        for period in dict.fromkeys(rows["period"])
    ]
    return Counted("lines", tuple(plain(name) for name in names.values()), marks)


def _coverage(asked: _Asked) -> Counted:
    rows = coverage(asked.tables, asked.filters)
    sizes = rows.groupby("outlet")["articles"].sum().sort_values(ascending=False, kind="stable")
    main = list(sizes.index[:_MOST_OUTLETS])
    others = [outlet for outlet in sizes.index if outlet not in main]
    asked.note(coverage_evidence(asked.tables, asked.filters, most=_MOST_SENTENCES))
    counts = {(row.outlet, row.day): int(row.articles) for row in rows.itertuples()}
    groups = [[outlet] for outlet in main] + ([others] if others else [])
    series = [*main, *([label("other outlets", asked.language)] if others else [])]
    marks = []
    for day in dict.fromkeys(rows["day"]):
        keys = [(group[0], day) for group in groups]
        values = [sum(counts.get((outlet, day), 0) for outlet in group) for group in groups]
        marks.append(asked.row(day, values, keys))
    named = [label(name, asked.language) if name == UNKNOWN_OUTLET else plain(name)
             for name in series]  # fmt: skip
    return Counted("columns", tuple(named), marks)


def _rising(asked: _Asked) -> Counted:
    day = asked.chosen["day"]
    told = spell_date(day, asked.language)
    halves = {"later": since(asked.filters, day), "before": until(asked.filters, day)}
    series = (
        f"{label('from', asked.language)} {told}",
        f"{label('before', asked.language)} {told}",
    )
    return _compare(asked, "rising", halves, ("share", "before_share"), series)


def _outlets(asked: _Asked) -> Counted:
    outlet = asked.chosen["outlet"]
    rest = tuple(each for each in outlet_sizes(asked.tables, asked.filters) if each != outlet)
    halves = {"own": replace(asked.filters, outlets=(outlet,)),
              "others": replace(asked.filters, outlets=rest)}  # fmt: skip
    series = (plain(outlet), label("the others", asked.language))
    return _compare(asked, "outlets", halves, ("share", "other_share"), series)


def _compare(
    asked: _Asked,
    view: str,
    halves: Mapping[str, Any],
    columns: tuple[str, str],
    series: tuple[str, ...],
) -> Counted:
    """Return two shares a name, each with the sentences of its half of the articles."""
    rows = asked.rows(view)
    ids = list(rows["entity_id"])
    for half, filters in halves.items():
        found = mention_evidence(asked.tables, filters, entity_ids=ids, most=_MOST_SENTENCES)
        asked.note(found.assign(period=half))
    marks = [
        asked.row(row["name"], [round(float(row[column]), 4) for column in columns],
                  [(row["entity_id"], half) for half in halves])
        for row in rows.to_dict("records")
    ]  # fmt: skip
    return Counted("bars", series, marks, share=True)


def _together(asked: _Asked) -> Counted:
    rows = asked.rows("together")
    shown = rows.head(MOST_ROWS).to_dict("records")
    for row in shown:
        found = pair_evidence(asked.tables, asked.filters, one=row["one_id"],
                              other=row["other_id"], limit=_MOST_SENTENCES)  # fmt: skip
        key = f"{row['one_id']} {row['other_id']}"
        asked.note(found.assign(key=key, sentences=int(row["sentences"])))
    marks = [
        asked.row(f"{row['one']} – {row['other']}", [int(row["sentences"])],
                  [(f"{row['one_id']} {row['other_id']}", "")])
        for row in shown
    ]  # fmt: skip
    return Counted("bars", (label("Sentences", asked.language),), marks, len(rows) - len(shown))


def _talks(asked: _Asked) -> Counted:
    rows = asked.rows("talks")
    shown = rows.head(MOST_ROWS).to_dict("records")
    for row in shown:
        key, count = f"{row['speaker']} {row['entity_id']}", int(row["quotes"])
        found = talks_evidence(asked.tables, asked.filters, speaker=row["speaker"],
                               entity_id=row["entity_id"])  # fmt: skip
        asked.note(found.head(_MOST_SENTENCES).assign(key=key, sentences=count))
    marks = [
        asked.row(f"{row['speaker']} → {row['name']}", [int(row["quotes"])],
                  [(f"{row['speaker']} {row['entity_id']}", "")])
        for row in shown
    ]  # fmt: skip
    return Counted("bars", (label("Quotations", asked.language),), marks, len(rows) - len(shown))


def _places(asked: _Asked) -> Counted:
    rows = asked.rows("places")
    shown = rows.head(MOST_ROWS)
    ids = list(shown["entity_id"])
    asked.note(mention_evidence(asked.tables, asked.filters, entity_ids=ids, most=_MOST_SENTENCES))
    marks = [
        asked.row(row["place"], [int(row["n"])], [(row["entity_id"], "")],
                  tint="#1f5fa8" if row["visited"] else "#7d8794")
        for row in shown.to_dict("records")
    ]  # fmt: skip
    return Counted("bars", (label("Mentions", asked.language),), marks, len(rows) - len(shown))


def _number(value: Any) -> int | float:
    number = float(value)
    return int(number) if number.is_integer() and number >= 1 else round(number, 4)


def spell_period(period: str, language: str) -> str:
    """Write a period along a chart."""
    return spell_date(period, language) if language != "en" else spell_day(period)


_COUNTED: dict[str, Callable[[_Asked], Counted]] = {
    "entities": _entities,
    "speakers": _speakers,
    "voices": _voices,
    "over_time": _over_time,
    "coverage": _coverage,
    "rising": _rising,
    "outlets": _outlets,
    "together": _together,
    "talks": _talks,
    "places": _places,
}
CHARTS = tuple(_COUNTED)
