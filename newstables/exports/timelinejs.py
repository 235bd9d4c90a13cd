"""Events -> the spreadsheet that TimelineJS reads, as CSV.

Source of the columns: the spreadsheet template of Knight Lab's TimelineJS3. It shows Headline and
Text as HTML, so words of an article are escaped; a spreadsheet obeys formulas, so those are
disarmed.
"""

import csv
import io

from markupsafe import Markup, escape

from newstables.exports.about import disarm
from newstables.exports.columns import Content
from newstables.exports.events import Event, parts, read_events

COLUMNS = (
    "Year", "Month", "Day", "Time", "End Year", "End Month", "End Day", "End Time",
    "Display Date", "Headline", "Text", "Media", "Media Credit", "Media Caption",
    "Media Thumbnail", "Type", "Group", "Background",
)  # fmt: skip


def to_timelinejs(content: Content) -> bytes:
    """Write a title row and a row a dated event; undated ones are left out and counted.

    Args:
        content: of the view "timeline".
    """
    about = content.about
    dated, undated = parts(read_events(content.rows, content.sources))
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, COLUMNS, restval="", lineterminator="\r\n")
    writer.writeheader()
    left_out = f"; {undated} without a date left out" if undated else ""
    title = {
        "Headline": str(escape(about.title)),
        "Text": str(escape(about.line() + left_out)),
        "Type": "title",
    }
    for row in (title, *(_row(event) for event in dated)):
        writer.writerow({name: disarm(value) for name, value in row.items()})
    return out.getvalue().encode()


def _row(event: Event) -> dict[str, str]:
    begin, end = _split(event.date), _split(event.end)
    return {
        **dict(zip(("Year", "Month", "Day"), begin, strict=False)),
        **dict(zip(("End Year", "End Month", "End Day"), end, strict=False)),
        "Time": f"{hour:%H:%M}" if (hour := event.hour()) else "",
        "Display Date": f"{event.when()} ({event.state()})",
        "Headline": str(escape(event.title)),
        "Text": _text(event),
        "Group": event.group(),
    }


def _split(iso: str) -> list[str]:
    return [str(int(part)) for part in iso.split("-")] if iso else []


def _text(event: Event) -> str:
    facts = [
        f"Where: {event.where()}" if event.where() else "",
        f"Who: {', '.join(event.people)}" if event.people else "",
        f"Articles differ: {event.conflict}" if event.conflict else "",
        f"Why this date: {event.reason}",
    ]
    blocks = [Markup("<p>{}</p>").format(fact) for fact in facts if fact]
    for source in event.sources:
        words = " ".join(source.sentence.split())
        told = Markup("<blockquote>{}</blockquote><p>{}</p>").format(words, source.name())
        blocks.append(told)
    return "".join(blocks)
