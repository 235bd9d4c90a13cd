"""A section -> its chart: what the view counts, with title, note, source and words for it."""

from collections.abc import Callable, Mapping
from typing import Any

from newstables.decisions.briefings import Section
from newstables.errors import ExportError
from newstables.exports.about import describe_chosen
from newstables.exports.briefing.blocks import Chart
from newstables.exports.briefing.charts import articles, names, quotes, shares
from newstables.exports.briefing.charts.asked import Asked, Counted
from newstables.exports.briefing.labels import label, spell_articles, spell_date, tell
from newstables.exports.briefing.ledger import Ledger
from newstables.exports.choices import check_choices, complete_choices
from newstables.exports.picture.source import write_source
from newstables.exports.views import title_of
from newstables.queries.articles import chosen_articles
from newstables.queries.filters import Filters
from newstables.queries.outlets import outlet_sizes

_MOST_OUTLETS = 6  # named as the source
# What a view is asked with when nothing was chosen
_USUAL: Mapping[str, Mapping[str, Any]] = {
    "over_time": {"entity": None, "step": "Day"},
    "rising": {"day": None},
    "outlets": {"compared": None},
    "together": {"at_least": 2},
    "voices": {"by": "speaker"},
}
_COUNTED: dict[str, Callable[[Asked], Counted]] = {
    "entities": names.entities,
    "speakers": quotes.speakers,
    "voices": quotes.voices,
    "over_time": names.over_time,
    "coverage": articles.coverage,
    "rising": shares.rising,
    "outlets": shares.outlets,
    "together": names.together,
    "talks": quotes.talks,
    "places": names.places,
}


def read_chart(ledger: Ledger, section: Section, filters: Filters) -> Chart:
    """Return a chart by its numbers, with title, note and source.

    Raises:
        ExportError: the view is none, or the story does not have what it is asked with.
    """
    view = section.view
    if view not in _COUNTED:
        raise ExportError(f"no view '{view[:40]}' is known here; add it anew")
    check_choices(view, section.choices)
    asked = Asked(ledger.tables, filters, _choices(ledger, section, filters), ledger.language)
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
