"""The flags of `export`: for each page the choices that the page has, under the same names."""

import argparse
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from newstables.cli.stories import STORY_HELP
from newstables.cli.waiting import add_wait_flag
from newstables.decisions.checks import check_date
from newstables.errors import CorrectionError
from newstables.exports.formats import formats_of
from newstables.exports.frames import FRAME_FORMATS, SAVED_FRAMES
from newstables.exports.views import COUNTED, LEAST_SENTENCES, USUAL_LEAST, VIEWS, spell_view
from newstables.queries.event_filters import EventFilters
from newstables.queries.filters import PERIODS, Filters
from newstables.queries.mention_filters import USUAL_TYPES, MentionFilters
from newstables.queries.quote_filters import IN_MARKS, QuoteFilters
from newstables.queries.quotes import ORDERS
from newstables.queries.voices import SIDES
from newstables.schemas import (
    ENTITY_TYPES,
    EVENT_KINDS,
    EVENT_STATUSES,
    QUOTE_KINDS,
    SURENESSES,
    is_day,
)

BRIEFING = "briefing"
FRAMES = "frames"
_CHECKED = {"yes": True, "no": False}


class _FilledLater(argparse.ArgumentParser):
    """Adds its flags when it is asked for: what some of them name takes a second to load."""

    def __init__(
        self, *, fill: "Callable[[_FilledLater], None] | None" = None, **named: Any
    ) -> None:
        super().__init__(**named)
        self._fill = fill

    def parse_known_args(self, *given: Any, **named: Any) -> Any:
        self._fill_once()
        return super().parse_known_args(*given, **named)

    def format_help(self) -> str:
        self._fill_once()
        return super().format_help()

    def _fill_once(self) -> None:
        fill, self._fill = self._fill, None
        if fill:
            fill(self)


def add_flags(export: argparse.ArgumentParser) -> None:
    """Add what can be exported, each with its own flags."""
    names = {view: spell_view(view) for view in sorted(VIEWS)}
    listed = sorted([*names.values(), BRIEFING, FRAMES])
    what = export.add_subparsers(
        dest="what", metavar="|".join(listed), required=True, parser_class=_FilledLater
    )
    what.add_parser(
        BRIEFING,
        description="A briefing as its page saves it; without a name, a visit file of all.",
        fill=_add_briefing,
    )
    _add_frames(what)
    for view, name in names.items():
        page = what.add_parser(name)
        page.set_defaults(what=view)
        _add_file(page, formats_of(view))
        if view in _ASKED:
            _add_shared(page)
            for add in _ASKED[view].flags:
                add(page)


def _add_briefing(page: argparse.ArgumentParser) -> None:
    from newstables.exports.briefing.formats import DOCUMENTS

    page.set_defaults(what=BRIEFING)
    page.add_argument("name", nargs="?", default="", help="its title, or # and its number")
    page.add_argument("--template", type=Path, metavar="FILE", help="a .docx or .pptx of your own")
    _add_file(page, DOCUMENTS)
    _add_shared(page)


def _add_frames(what: Any) -> None:
    page = what.add_parser(
        FRAMES, description="The frames of docs/frames.md as they are: a ZIP of all, or one."
    )
    page.set_defaults(what=FRAMES)
    page.add_argument("--frame", choices=tuple(SAVED_FRAMES), default="", help="one alone")
    _add_file(page, FRAME_FORMATS)


def _add_file(page: argparse.ArgumentParser, formats: Iterable[str]) -> None:
    page.add_argument("--format", required=True, metavar="F", help=f"one of {', '.join(formats)}")
    page.add_argument("--out", required=True, type=Path)
    add_wait_flag(page)
    page.add_argument("--store", type=Path, default=argparse.SUPPRESS, metavar="DIR")
    page.add_argument("--story", metavar="NAME", help=STORY_HELP)


def filters_of(given: argparse.Namespace) -> Filters:
    """Return what was chosen, as the filters of the page that is exported."""
    shared = Filters(
        outlets=tuple(given.outlet or ()),
        first_day=given.first_day,
        last_day=given.last_day,
        once=given.once,
    )
    if given.what == BRIEFING:
        return shared
    return _ASKED[given.what].filters(shared, given)


def choices_of(given: argparse.Namespace) -> dict[str, Any]:
    """Return what else was chosen, apart from filters and tour."""
    own = _ASKED[given.what].own if given.what in _ASKED else ()
    return {name: getattr(given, name) for name in own}


def _add_shared(page: argparse.ArgumentParser) -> None:
    _several(page, "--outlet", help="only from this outlet; again for a further one")
    for flag, field in (("--from", "first_day"), ("--to", "last_day")):
        page.add_argument(flag, dest=field, type=_day, metavar="YYYY-MM-DD")
    page.add_argument("--once", action="store_true", help="leave out what is a copy of another")


def _mention_filters(shared: Filters, given: argparse.Namespace) -> MentionFilters:
    return MentionFilters.from_shared(
        shared,
        types=tuple(given.type or USUAL_TYPES),
        furniture=given.captions,
        place=given.said,
        capitals=getattr(given, "capitals", False),
    )


def _quote_filters(shared: Filters, given: argparse.Namespace) -> QuoteFilters:
    return QuoteFilters.from_shared(
        shared,
        speakers=tuple(given.speaker or ()),
        kinds=tuple(given.kind or IN_MARKS),
        about=tuple(given.about or ()),
        words=(given.q or "").strip(),
        sureness=tuple(given.sure or ()),
        reviewed=_CHECKED.get(given.checked or ""),
        tone=tuple(given.tone or ()),
        keywords=tuple(given.keyword or ()),
        tags=tuple(given.tag or ()),
    )


def _voice_filters(shared: Filters, given: argparse.Namespace) -> QuoteFilters:
    return _quote_filters(shared, given).without("kinds")  # marked and reported stand side by side


def _face_off_filters(shared: Filters, given: argparse.Namespace) -> QuoteFilters:
    return _quote_filters(shared, given).without("speakers")  # the sides tell whose words


def _event_filters(shared: Filters, given: argparse.Namespace) -> EventFilters:
    return EventFilters.from_shared(
        shared,
        people=tuple(given.person or ()),
        places=tuple(given.place or ()),
        parts=tuple(given.part or ()),
        statuses=tuple(given.status or ()),
        tags=tuple(given.tag or ()),
    )


def _add_mentions(page: argparse.ArgumentParser) -> None:
    _several(page, "--type", choices=ENTITY_TYPES, help=f"usually {', '.join(USUAL_TYPES)}")
    page.add_argument("--captions", action="store_true", help="count captions and other furniture")
    page.add_argument(
        "--said",
        choices=("all", "inside", "outside"),
        default="all",
        help="inside quotations, outside them, or both",
    )


def _add_capitals(page: argparse.ArgumentParser) -> None:
    page.add_argument(
        "--capitals",
        action="store_true",
        help="count capitals that stand for a government under it",
    )


def _add_count(page: argparse.ArgumentParser) -> None:
    page.add_argument(
        "--count", choices=COUNTED, default="mentions", help="what the names are ordered by"
    )


def _add_trend(page: argparse.ArgumentParser) -> None:
    _several(page, "--entity", help="a name to begin with, as the page writes it; the five "
             "mentioned most follow")  # fmt: skip
    page.add_argument(
        "--step", type=str.capitalize, choices=tuple(PERIODS), default="Day", help="of the periods"
    )


def _add_since(page: argparse.ArgumentParser) -> None:
    page.add_argument(
        "--since",
        dest="day",
        type=_day,
        metavar="YYYY-MM-DD",
        help="the first day of the later period (the day in the middle, as the page begins)",
    )


def _add_least(page: argparse.ArgumentParser) -> None:
    page.add_argument(
        "--least",
        dest="at_least",
        type=int,
        choices=range(LEAST_SENTENCES[0], LEAST_SENTENCES[1] + 1),
        metavar="N",
        default=USUAL_LEAST,
        help="sentences that mention both names",
    )


def _add_compared(page: argparse.ArgumentParser) -> None:
    page.add_argument(
        "--compare",
        dest="compared",
        metavar="OUTLET",
        help="the outlet beside all others (the one with most articles, as the page begins)",
    )


def _add_quotes(page: argparse.ArgumentParser) -> None:
    page.add_argument("--q", help="words inside the quotation")
    _several(page, "--speaker", help="who said it, as the page writes the name")
    usual = f"usually {', '.join(IN_MARKS)}"
    _several(page, "--kind", choices=QUOTE_KINDS, help=usual)
    _several(page, "--sure", choices=SURENESSES, help="who said it is")
    _several(page, "--about", help="a name that stands inside the quotation")
    _several(page, "--tone", choices=("negative", "neutral", "positive"), help="of the wording")
    _several(page, "--keyword", help="the word it is filed under, as the page writes it")
    _several(page, "--tag", help="that somebody gave the quotation")
    page.add_argument("--checked", choices=tuple(_CHECKED), help="by a person")


def _add_order(page: argparse.ArgumentParser) -> None:
    page.add_argument("--order", choices=ORDERS, default="speaker", help="of the quotations")


def _add_side(page: argparse.ArgumentParser) -> None:
    page.add_argument("--by", choices=SIDES, default=SIDES[0], help="whose words are counted")


def _add_sides(page: argparse.ArgumentParser) -> None:
    for side in ("one", "other"):
        page.add_argument(
            f"--{side}", action="append", metavar="NAME",
            help=f"a speaker of {side} side; usually who is quoted most, and who is next",
        )  # fmt: skip


def _add_events(page: argparse.ArgumentParser) -> None:
    _several(page, "--person", help="who takes part, as the page writes the name")
    _several(page, "--place", help="where, as the page writes it")
    _several(page, "--tag", help="that somebody gave the event")
    _several(page, "--part", choices=EVENT_KINDS, help="of the timeline")
    _several(page, "--status", choices=EVENT_STATUSES, help="what became of it")
    page.add_argument("--tour", help="whose tour, as the page's address names it")


def _several(page: argparse.ArgumentParser, flag: str, **more: Any) -> None:
    page.add_argument(flag, action="append", **more)


def _day(text: str) -> str:
    try:
        day = check_date(text)
    except CorrectionError as fault:
        raise argparse.ArgumentTypeError(str(fault)) from None
    if not is_day(day):
        raise argparse.ArgumentTypeError(f"'{text}' is no day; write it as 2023-01-31")
    return day


@dataclass(frozen=True)
class _Asked:
    """How a view is asked for: its filters, what adds its flags, and choices beside filters."""

    filters: Callable[[Filters, argparse.Namespace], Filters]
    flags: tuple[Callable[[argparse.ArgumentParser], None], ...]
    own: tuple[str, ...] = ()


_NAMES = (_add_mentions, _add_capitals)  # what the Entities page has; Connections has no capitals
_ASKED = {
    "entities": _Asked(_mention_filters, (*_NAMES, _add_count), ("count",)),
    "over_time": _Asked(_mention_filters, (*_NAMES, _add_trend), ("entity", "step")),
    "rising": _Asked(_mention_filters, (*_NAMES, _add_since), ("day",)),
    "together": _Asked(_mention_filters, (_add_mentions, _add_least), ("at_least",)),
    "talks": _Asked(_mention_filters, (_add_mentions,)),
    "outlets": _Asked(_mention_filters, (_add_mentions, _add_compared), ("compared",)),
    "places": _Asked(_mention_filters, (_add_mentions,)),
    "quotes": _Asked(_quote_filters, (_add_quotes, _add_order), ("order",)),
    "speakers": _Asked(_quote_filters, (_add_quotes,)),
    "face_off": _Asked(_face_off_filters, (_add_quotes, _add_sides), ("one", "other")),
    "voices": _Asked(_voice_filters, (_add_quotes, _add_side), ("by",)),
    "timeline": _Asked(_event_filters, (_add_events,)),
}
