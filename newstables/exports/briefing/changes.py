"""What changed since a briefing was saved last: two records, compared."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from newstables.exports.briefing.blocks import Paragraph
from newstables.exports.briefing.labels import label, spell_date

_MOST = 12  # named of one kind
Record = Mapping[str, Any]


def read_changes(this: Record, last: Record, language: str) -> tuple[Paragraph, ...]:
    """Return what is new, gone or told otherwise, as items.

    Args:
        this: the record of the briefing now.
        last: that of the last one saved.
        language: of the labels.
    """
    head = f"{label('Compared with', language)} {spell_date(last['made_on'], language)}:"
    found = [*_of_quotations(this, last, language), *_of_events(this, last, language),
             *_of_figures(this, last, language)]  # fmt: skip
    if this["articles"] != last["articles"]:
        told = f"{label('articles', language)}: {last['articles']:,} → {this['articles']:,}"
        found.insert(0, told)
    if not found:
        return (_item(f"{head} {label('nothing changed.', language)}", plain=True),)
    return (_item(head, plain=True), *(_item(words) for words in found))


def _item(words: str, *, plain: bool = False) -> Paragraph:
    return Paragraph(((words, False),), "plain" if plain else "bullet")


def _of_quotations(this: Record, last: Record, language: str) -> Iterable[str]:
    now, before = (_by_id(record, "quotations", "quote_id") for record in (this, last))
    # What a section left out was there all the same: it is neither new later nor gone now.
    told = _by_id(this, "quotations", "quote_id", besides=_cut(last))
    new = [f"{told[key]['number']} ({told[key]['speaker']})" for key in told if key not in before]
    yield from _told("new quotations", new, language)
    held = _by_id(last, "quotations", "quote_id", besides=_cut(this))
    gone = [held[key]["speaker"] for key in held if key not in now]
    yield from _told("quotations no longer there", gone, language)
    speakers = [{each["speaker"] for each in side.values()} for side in (told, before)]
    yield from _told("new speakers", sorted(speakers[0] - speakers[1]), language)
    moved = [
        f"{now[key]['number']}: {before[key]['speaker']} → {now[key]['speaker']}"
        for key in now
        if key in before and before[key]["speaker"] != now[key]["speaker"]
    ]
    yield from _told("quotations given to somebody else", moved, language)
    checked = [
        f"{now[key]['number']}: {before[key]['state']} → {now[key]['state']}"
        for key in now
        if key in before and before[key]["state"] != now[key]["state"]
    ]
    yield from _told("quotations surer or less sure", checked, language)


def _of_events(this: Record, last: Record, language: str) -> Iterable[str]:
    now, before = (_by_id(record, "events", "event_id") for record in (this, last))
    new = [now[key]["title"] for key in now if key not in before]
    gone = [before[key]["title"] for key in before if key not in now]
    yield from _told("new events", new, language)
    yield from _told("events no longer there", gone, language)
    for fact, words in (("date", "changed dates"), ("status", "changed status")):
        changed = [
            f"{now[key]['title']}: {_spell(before[key][fact], fact, language)} → "
            f"{_spell(now[key][fact], fact, language)}"
            for key in now
            if key in before and before[key][fact] != now[key][fact]
        ]
        yield from _told(words, changed, language)


def _of_figures(this: Record, last: Record, language: str) -> Iterable[str]:
    charts = {part.get("section_id"): part for part in last["sections"] if "chart" in part}
    for part in this["sections"]:
        same = charts.get(part["section_id"])
        if "chart" not in part or same is None or _counted(part) != _counted(same):
            continue
        now, before = part["chart"]["figures"], same["chart"]["figures"]
        changed = [
            f"{name}: {_numbers(before[name]) if name in before else '–'} → {_numbers(values)}"
            for name, values in now.items()
            if before.get(name) != values
        ]
        yield from _told(part["heading"], changed, language)


def _counted(part: Record) -> tuple[Any, ...]:
    """Return what the figures of a section count: other things cannot be compared."""
    chart = part["chart"]
    return chart["view"], chart["series"], chart.get("choices"), part.get("filters")


def _cut(record: Record) -> set[int | None]:
    """Return the sections that told only the first of what was chosen."""
    return {part.get("section_id") for part in record["sections"] if part.get("left_out")}


def _by_id(
    record: Record, what: str, key: str, *, besides: Collection[int | None] = ()
) -> dict[str, Any]:
    return {
        row[key]: row
        for part in record["sections"]
        if part.get("section_id") not in besides
        for row in part.get(what, ())
    }


def _numbers(values: list[Any]) -> str:
    return ", ".join(f"{value:,}" for value in values)


def _spell(value: str, fact: str, language: str) -> str:
    return spell_date(value, language) if fact == "date" else value


def _told(what: str, which: list[str], language: str) -> Iterable[str]:
    if which:
        more = len(which) - _MOST
        shown = "; ".join(which[:_MOST]) + (f"; +{more}" if more > 0 else "")
        yield f"{label(what, language)} ({len(which)}): {shown}"
