"""A section -> its chart: what the view counts, with title, note, source and words for it."""

from collections.abc import Callable, Mapping
from typing import Any

from newstables.decisions.briefings import Section
from newstables.errors import ExportError
from newstables.exports.about import describe_chosen
from newstables.exports.briefing.chart_blocks import Chart
from newstables.exports.briefing.charts import articles, names, pairs, places, quotes, shares
from newstables.exports.briefing.charts.asked import Asked, Counted
from newstables.exports.briefing.labels import label, spell_articles, spell_date, tell
from newstables.exports.briefing.ledger import Ledger
from newstables.exports.choices import check_choices, complete_choices
from newstables.exports.picture.source import write_source
from newstables.exports.views import VIEWS, title_of
from newstables.queries.articles import chosen_articles
from newstables.queries.filters import Filters
from newstables.queries.outlets import outlet_sizes

_MOST_NAMES = 50  # drawn, as on the page
_MOST_OUTLETS = 6  # named as the source
# What a view is asked with when nothing was chosen
_USUAL: Mapping[str, Mapping[str, Any]] = {
    "over_time": {"entity": None, "step": "Day"},
    "rising": {"day": None},
    "outlets": {"compared": None},
    "together": {"at_least": 2},
    "voices": {"by": "speaker"},
}
# How a chart is drawn, which its rows do not hang on; what is none of these is drawn as usual
_LOOKS: Mapping[str, Callable[[Any], bool]] = {
    "form": lambda value: isinstance(value, str),
    "names": lambda value: type(value) is int and 0 < value <= _MOST_NAMES,
    "top": lambda value: type(value) is int and 0 < value <= _MOST_NAMES,
    "parts": lambda value: isinstance(value, str),
    "per_article": lambda value: isinstance(value, bool),
    "part": lambda value: isinstance(value, str),
}
_TITLED = ("rising", "outlets")  # what was chosen stands in their titles
_COUNTED: dict[str, Callable[[Asked], Counted]] = {
    "entities": names.entities,
    "speakers": quotes.speakers,
    "voices": quotes.voices,
    "over_time": names.over_time,
    "coverage": articles.coverage,
    "rising": shares.rising,
    "outlets": shares.outlets,
    "together": pairs.together,
    "talks": pairs.talks,
    "places": places.places,
}


def read_chart(ledger: Ledger, section: Section, filters: Filters) -> Chart:
    """Return a chart by its numbers, with title, note and source.

    Raises:
        ExportError: the view is none, or the story does not have what it is asked with.
    """
    view = section.view
    if view not in _COUNTED:
        raise ExportError(f"no view '{view[:40]}' is known here; add it anew")
    looks = {name: value for name, value in section.choices.items() if name in _LOOKS}
    chosen = {name: value for name, value in section.choices.items() if name not in _LOOKS}
    check_choices(view, chosen)
    asked = Asked(
        ledger.tables,
        filters,
        _choices(ledger, view, chosen, filters),
        ledger.language,
        {name: value for name, value in looks.items() if _LOOKS[name](value)},
    )
    counted = _COUNTED[view](asked)
    title = section.heading or _title(view, asked.chosen, ledger.language)
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
        unit=counted.unit,
        drawn=counted.drawn,
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


def _choices(
    ledger: Ledger, view: str, chosen: Mapping[str, Any], filters: Filters
) -> dict[str, Any]:
    kept = {name: tuple(value) if isinstance(value, list) else value
            for name, value in chosen.items()}  # fmt: skip
    if kept or view not in _USUAL:
        return kept
    return complete_choices(ledger.tables, filters, view=view, chosen=_USUAL[view])


def _title(view: str, chosen: Mapping[str, Any], language: str) -> str:
    if view == "coverage":
        return label("Articles a day, by outlet", language)
    if view not in _TITLED:
        return label(title_of(view, **chosen), language)
    told = {name: spell_date(value, language) if name == "day" else value
            for name, value in chosen.items()}  # fmt: skip
    return label(VIEWS[view].title, language).format(**told)


def _describe(title: str, counted: Counted) -> str:
    """Say in words what a chart shows, for those who cannot see it."""
    shown = [
        f"{row.name} {', '.join(_spell(value, share=counted.share) for value in row.values)}"
        for row in counted.rows[:8]
    ]
    more = len(counted.rows) - len(shown)
    return f"{title}: {'; '.join(shown)}{f'; +{more}' if more > 0 else ''}"


def _spell(value: Any, *, share: bool) -> str:
    return f"{value:.0%}" if share else f"{value:,}" if isinstance(value, int) else str(value)
