"""The formats a view can be saved in: the one list that pages and the command line read."""

from collections.abc import Callable
from dataclasses import dataclass

from newstables.exports.columns import Content
from newstables.exports.csv import to_csv
from newstables.exports.html import to_html
from newstables.exports.json import to_json
from newstables.exports.timelinejs import to_timelinejs
from newstables.exports.xlsx import to_xlsx


def _to_ics(content: Content) -> bytes:
    from newstables.exports.ics import to_ics  # a quarter of a second, for those who save one

    return to_ics(content)


_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class Format:
    """One format: its name on the command line and on a button, its file, and what writes it."""

    name: str
    label: str
    suffix: str
    media: str  # type, as RFC 6838 has it
    write: Callable[[Content], bytes]
    views: tuple[str, ...] = ()  # it fits; () = all


FORMATS = (
    Format("csv", "CSV", "csv", "text/csv", to_csv),
    Format("xlsx", "Excel", "xlsx", _EXCEL, to_xlsx),
    Format("ics", "calendar", "ics", "text/calendar", _to_ics, ("timeline",)),
    Format("html", "web page", "html", "text/html", to_html, ("timeline",)),
    Format("json", "JSON", "json", "application/json", to_json, ("timeline",)),
    Format(
        "timelinejs", "TimelineJS sheet", "timelinejs.csv", "text/csv", to_timelinejs, ("timeline",)
    ),
)


def formats_of(view: str) -> dict[str, Format]:
    """Return the formats that fit a view, by the name the command line has for them."""
    return {
        fitting.name: fitting for fitting in FORMATS if not fitting.views or view in fitting.views
    }
