"""What people noted of that which a briefing shows: notes and tags, in a section of their own."""

from collections.abc import Iterator

from newstables.exports.briefing.blocks import Happening, Paragraph, Quote, Source
from newstables.exports.briefing.labels import label
from newstables.exports.events import plain
from newstables.queries.notes import notes
from newstables.queries.tables import Tables


def read_notes(
    tables: Tables,
    language: str,
    *,
    quotes: tuple[Quote, ...],
    happenings: tuple[Happening, ...],
    sources: tuple[Source, ...],
) -> tuple[Paragraph, ...]:
    """Return an item for each quotation, event and source noted of, or that there is none.

    Args:
        tables: the story.
        language: of the briefing's labels.
        quotes: that the briefing shows, and so on.
        happenings: that the briefing shows.
        sources: that the briefing cites.
    """
    named = (
        ("quote", [(one.quote_id, f"{label('quotation', language)} {one.number}", one.speaker)
                   for one in quotes]),
        ("event", [(one.event_id, label("event", language), one.title) for one in happenings]),
        ("article", [(one.article_id, f"{label('Source', language)} [{one.number}]", one.title)
                     for one in sources]),
    )  # fmt: skip
    told = tuple(item for kind, shown in named for item in _items(tables, kind, shown))
    none = label("nothing is noted of what is shown", language)
    return told or (Paragraph(((none, False),)),)


def _items(tables: Tables, kind: str, shown: list[tuple[str, str, str]]) -> Iterator[Paragraph]:
    noted = notes(tables, kind).set_index("target")
    for target, what, name in shown:
        if target not in noted.index:
            continue
        words = " ".join(plain(noted.at[target, "note"]).split())
        tags = plain(noted.at[target, "tags"])
        said = " ".join(filter(None, (words, f"[{tags}]" if tags else "")))
        yield Paragraph(((f"{what}, {name}: " if name else f"{what}: ", True), (said, False)),
                        "bullet")  # fmt: skip
