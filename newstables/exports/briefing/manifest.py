"""A briefing and a story -> its manifest, in which everything is counted that any format says."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, cast

from newstables.decisions.briefings import Briefing, Section
from newstables.errors import ExportError
from newstables.exports.briefing.blocks import Block, Manifest, Quote, Step, Warned
from newstables.exports.briefing.changes import read_changes
from newstables.exports.briefing.charts.reading import read_chart
from newstables.exports.briefing.cleaning import cleaned
from newstables.exports.briefing.face_to_face import VIEW as FACE_OFF
from newstables.exports.briefing.face_to_face import read_face_off
from newstables.exports.briefing.findings import read_findings
from newstables.exports.briefing.happenings import read_happenings
from newstables.exports.briefing.labels import LANGUAGES, label, spell_dates, tell
from newstables.exports.briefing.ledger import Ledger
from newstables.exports.briefing.narrowing import narrowed_filters
from newstables.exports.briefing.noted import read_notes
from newstables.exports.briefing.quotations import read_groups
from newstables.exports.briefing.record import record
from newstables.exports.briefing.texts import read_text
from newstables.exports.events import plain
from newstables.queries.articles import chosen_articles
from newstables.queries.event_filters import EventFilters
from newstables.queries.filters import Filters
from newstables.queries.quote_filters import QuoteFilters
from newstables.queries.saved_filters import to_plain
from newstables.queries.tables import Tables
from newstables.schemas import now

HEADINGS = {
    "findings": "In short",
    "text": "Key points",
    "chart": "Chart",
    "quotations": "Quotations",
    "timeline": "Timeline",
    "itinerary": "Itinerary",
    "table": "Table",
    "since": "Since the last briefing",
    "noted": "Notes and tags",
    "sources": "Sources",
}
_FOLLOWS = ("since", "noted", "sources")  # from what the other sections show
Report = Callable[[Step], None]
Find = Callable[[str], str | None]  # the words of a search -> the quotations found, as bits


def compose(
    tables: Tables,
    briefing: Briefing,
    *,
    version: int,
    find: Find | None = None,
    last: Mapping[str, Any] | None = None,
    narrowed: Filters | None = None,
    waiting: int = 0,
    uncut: bool = False,
    report: Report | None = None,
) -> Manifest:
    """Return what a briefing says of a story, today (UTC).

    Args:
        tables: the story.
        briefing: as composed.
        version: of the store that the tables were made from.
        find: looks words up that quotations are chosen by; without it they choose nothing.
        last: the record of the briefing as it was saved last.
        narrowed: filters that the whole briefing is under, as on the command line.
        waiting: articles that are not read yet, so that nothing of them can be told.
        uncut: all quotations that filters bring are told, however many, as in a table.
        report: is told of each section before it is read, and at last that all are.
    """
    whole = narrowed or Filters()
    if briefing.language not in LANGUAGES:  # of another version
        briefing = replace(briefing, language="en")
    ledger = Ledger(tables, briefing.language, uncut=uncut)
    parts = [part for part in briefing.sections if part.kind not in _FOLLOWS]
    read = {}
    for place, part in enumerate(parts):
        _tell(report, place, len(parts), _heading(ledger, part))
        read[part.section_id] = _block(ledger, part, _filters(part, whole, find))
    _tell(report, len(parts), len(parts), "")
    sources = ledger.sources()
    about, today = chosen_articles(tables, whole), now()[:10]
    made = Manifest(
        title=plain(briefing.title),
        classification=plain(briefing.classification),
        author=plain(briefing.author),
        day=briefing.day or today,
        language=briefing.language,
        briefing_id=briefing.briefing_id,
        store_version=version,
        made_on=today,
        articles=int(about["articles"]),
        dates=spell_dates(about, briefing.language),
        filters="; ".join(_bounds(about["story"], whole, briefing.language)),
        blocks=tuple(
            read.get(part.section_id) or Block(part.section_id, part.kind, _heading(ledger, part))
            for part in briefing.sections
        ),
        sources=sources,
        warnings=(),
        held=frozenset(ledger.held),
    )
    made = replace(made, blocks=tuple(_noted(ledger, made, block) for block in made.blocks))
    warnings = _warnings(ledger, made)
    if waiting:
        words = f"{made.label('articles not read yet, of which nothing is told')}: {waiting}"
        warnings = (Warned("waiting", words), *warnings)
    made = replace(made, warnings=warnings)
    return cleaned(replace(made, blocks=_told_last(made, last)))


def _tell(report: Report | None, done: int, of: int, heading: str) -> None:
    if report:
        report(Step(done, of, heading))


def _bounds(story: str | None, filters: Filters, language: str) -> list[str]:
    """Return in words what bounds a briefing: its story, and what was chosen."""
    named = [f"{label('story', language)} {story}"] if story else []
    return [*named, *filter(None, [tell(filters, language)])]


def _filters(section: Section, whole: Filters, find: Find | None) -> Filters:
    """Return the filters of a section, narrowed as the whole briefing is."""
    filters = narrowed_filters(section, whole)
    if isinstance(filters, QuoteFilters) and filters.words:
        return replace(filters, found=(find(filters.words) if find else None) or "")
    return filters


def _heading(ledger: Ledger, section: Section) -> str:
    return plain(section.heading) or label(HEADINGS[section.kind], ledger.language)


def _block(ledger: Ledger, section: Section, filters: Filters) -> Block:
    """Return what a section says; one that cannot be told says why, and the others go on."""
    try:
        return _told(ledger, section, filters)
    except ExportError as fault:
        head = _heading(ledger, section)
        ledger.untold.append(head)
        return Block(section.section_id, section.kind, head, paragraphs=read_text(str(fault)))


def _told(ledger: Ledger, section: Section, filters: Filters) -> Block:
    head = _heading(ledger, section)
    said = tell(filters, ledger.language)
    block = Block(section.section_id, section.kind, head, said, to_plain(filters))
    if section.kind == "quotations" and section.view == FACE_OFF:
        title, groups, left_out = read_face_off(ledger, section, cast(QuoteFilters, filters))
        ledger.left_out += left_out
        more = f"{left_out:,} more not shown" if left_out else ""
        note = "; ".join(part for part in (block.note, more) if part)
        head = plain(section.heading) or plain(title)
        return replace(block, heading=head, groups=groups, note=note, left_out=left_out)
    if section.kind == "quotations":
        groups, untold, left_out = read_groups(ledger, section, cast(QuoteFilters, filters))
        ledger.left_out += left_out
        note = "; ".join(part for part in (block.note, untold) if part)
        return replace(block, groups=groups, note=note, left_out=left_out)
    if section.kind in ("timeline", "itinerary"):
        told = read_happenings(ledger, section, cast(EventFilters, filters))
        return replace(block, happenings=told)
    if section.kind in ("chart", "table"):
        chart = read_chart(ledger, section, filters)
        return replace(block, heading=chart.title, chart=chart, choices=section.choices)
    if section.kind == "findings":
        return replace(block, paragraphs=read_findings(ledger.tables, filters, ledger.language))
    return replace(block, paragraphs=read_text(section.text))


def _noted(ledger: Ledger, made: Manifest, block: Block) -> Block:
    """Return a section of notes filled with those about what the others show."""
    if block.kind != "noted":
        return block
    told = read_notes(ledger.tables, ledger.language, quotes=made.quotes(),
                      happenings=made.happenings(), sources=made.sources)  # fmt: skip
    return replace(block, paragraphs=told)


# ---- what to look at before it is handed on


def _warnings(ledger: Ledger, made: Manifest) -> tuple[Warned, ...]:
    quotes, events = made.quotes(), made.happenings()
    say = made.label
    rows = (
        ("unsure", "unsure who said it, not checked", _numbers(quotes, "unsure")),
        ("likely", "speaker likely, not checked", _numbers(quotes, "likely")),
        ("undated", "events without a date", [event.title for event in events if not event.date]),
        ("conflict", "events that articles date or tell differently",
         [event.title for event in events if event.doubt and event.date]),
        ("sample", "sources of the sample story, invented",
         [f"[{source.number}]" for source in made.sources if source.sample]),
        ("no address", "sources without an address",
         [f"[{source.number}]" for source in made.sources if not source.url]),
        ("cut", "shortened, marked […]", list(dict.fromkeys(ledger.cut))),
        ("untold", "sections that cannot be told", ledger.untold),
    )  # fmt: skip
    found = [
        Warned(kind, f"{say(words)} ({len(which)}): {_listed(which)}")
        for kind, words, which in rows
        if which
    ]
    if ledger.left_out:
        words = say("quotations not shown; Excel, CSV and JSON have all")
        found.append(Warned("left out", f"{words}: {ledger.left_out:,}"))
    if ledger.gone:
        found.append(Warned("gone", f"{say('picked, and no longer in the story')}: {ledger.gone}"))
    return tuple(found)


def _numbers(quotes: tuple[Quote, ...], sureness: str) -> list[str]:
    return [str(q.number) for q in quotes if q.sureness == sureness and not q.checked]


def _listed(which: list[str]) -> str:
    shown = [each if len(each) <= 60 else f"{each[:56]} […]" for each in which[:20]]
    more = len(which) - len(shown)
    return "; ".join(shown) + (f"; +{more}" if more else "")


def _told_last(made: Manifest, last: Mapping[str, Any] | None) -> tuple[Block, ...]:
    return tuple(
        replace(block, paragraphs=read_changes(record(made), last, made.language))
        if block.kind == "since" and last
        else block
        for block in made.blocks
        if block.kind != "since" or last  # nothing is written of what there is not
    )
