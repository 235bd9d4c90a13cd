"""What a briefing can begin as: the sections that each template brings."""

from dataclasses import dataclass

from newstables.decisions.briefings import Briefing, Section
from newstables.queries.mention_filters import USUAL_TYPES
from newstables.queries.quote_filters import IN_MARKS


@dataclass(frozen=True)
class Template:
    """One beginning: its name, what it is for, its sections."""

    name: str
    about: str
    sections: tuple[Section, ...]


_IN_MARKS = {"kinds": list(IN_MARKS)}
_NAMES = {"types": list(USUAL_TYPES)}


def _sections(*parts: Section) -> tuple[Section, ...]:
    return tuple(
        Section(**{**vars(part), "section_id": number})
        for number, part in enumerate(parts, start=1)
    )


TEMPLATES = {
    "visit": Template(
        "Visit file",
        "The whole story: itinerary, timeline, charts, who said what, sources",
        _sections(
            Section(0, "findings"),
            Section(0, "itinerary"),
            Section(0, "timeline"),
            Section(0, "chart", view="coverage"),
            Section(0, "chart", view="entities", filters=_NAMES),
            Section(0, "chart", view="speakers", filters=_IN_MARKS),
            Section(0, "chart", view="over_time", filters=_NAMES),
            Section(0, "quotations", by="speaker", filters=_IN_MARKS),
            Section(0, "sources"),
        ),
    ),
    "morning": Template(
        "Morning note",
        "One or two pages: what is new, key points, the tour, what was said",
        _sections(
            Section(0, "findings"),
            Section(0, "text"),
            Section(0, "since"),
            Section(0, "itinerary"),
            Section(0, "quotations", quote_ids=()),
            Section(0, "sources"),
        ),
    ),
    "quotes": Template(
        "Quote sheet",
        "Who said what, under each speaker, with sources",
        _sections(Section(0, "quotations", by="speaker", filters=_IN_MARKS), Section(0, "sources")),
    ),
    "empty": Template(
        "Empty",
        "Only a list of sources, to begin with",
        _sections(Section(0, "sources")),
    ),
}


def begin(template: str, *, title: str = "") -> Briefing:
    """Return a new briefing; `template` is a key of TEMPLATES."""
    chosen = TEMPLATES[template]
    return Briefing(title or chosen.name, chosen.sections)
