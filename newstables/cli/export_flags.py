"""The flags of `export`: for each page the choices that the page has, under the same names."""

import argparse
from pathlib import Path
from typing import Any

from newstables.decisions.checks import check_date
from newstables.errors import CorrectionError
from newstables.queries.tables import IN_MARKS, Filters
from newstables.queries.timeline import KINDS, STATUSES

PAGES = ("briefing", "entities", "quotes", "timeline")
USUAL_TYPES = ("PERSON", "ORG", "GPE", "LOC", "FAC")  # what the Entities page begins with
_TYPES = (*USUAL_TYPES, "NORP", "EVENT")
_CHECKED = {"yes": True, "no": False}


def add_flags(export: argparse.ArgumentParser) -> None:
    """Describe what can be exported, each with its own flags."""
    what = export.add_subparsers(dest="what", metavar="|".join(PAGES), required=True)
    pages = {name: what.add_parser(name) for name in PAGES}
    for page in pages.values():
        page.add_argument("--format", required=True)
        page.add_argument("--out", required=True, type=Path)
        page.add_argument("--store", type=Path, default=argparse.SUPPRESS, metavar="DIR")
    for name in ("entities", "quotes", "timeline"):
        _several(pages[name], "--outlet", help="only from this outlet; again for a further one")
        for flag, field in (("--from", "first_day"), ("--to", "last_day")):
            pages[name].add_argument(flag, dest=field, type=_day, metavar="YYYY-MM-DD")
    _add_namings(pages["entities"])
    _add_quotes(pages["quotes"])
    _add_events(pages["timeline"])
    pages["timeline"].add_argument("--tour", help="whose tour, as the page's address names it")


def filters_of(given: argparse.Namespace) -> Filters:
    """Gather what was chosen; what the page has no choice of stays as it is by itself."""
    chosen = vars(given)
    return Filters(
        outlets=tuple(chosen.get("outlet") or ()),
        first_day=chosen.get("first_day"),
        last_day=chosen.get("last_day"),
        types=tuple(chosen.get("type") or (USUAL_TYPES if given.what == "entities" else ())),
        furniture=chosen.get("captions", False),
        place=chosen.get("said", "all"),
        capitals=chosen.get("capitals", False),
        speakers=tuple(chosen.get("speaker") or ()),
        kinds=tuple(chosen.get("kind") or (IN_MARKS if given.what == "quotes" else ())),
        about=tuple(chosen.get("about") or ()),
        words=(chosen.get("q") or "").strip(),
        sureness=tuple(chosen.get("sure") or ()),
        reviewed=_CHECKED.get(chosen.get("checked") or ""),
        tone=tuple(chosen.get("tone") or ()),
        people=tuple(chosen.get("person") or ()),
        places=tuple(chosen.get("place") or ()),
        parts=tuple(chosen.get("part") or ()),
        statuses=tuple(chosen.get("status") or ()),
        themes=tuple(chosen.get("theme") or ()),
    )


def _add_namings(page: argparse.ArgumentParser) -> None:
    _several(page, "--type", choices=_TYPES, help=f"usually {', '.join(USUAL_TYPES)}")
    page.add_argument("--captions", action="store_true", help="count captions and other furniture")
    page.add_argument("--said", choices=("all", "inside", "outside"), default="all",
                      help="inside quotations, outside them, or both")  # fmt: skip
    page.add_argument("--capitals", action="store_true",
                      help="count capitals that stand for a government under it")  # fmt: skip


def _add_quotes(page: argparse.ArgumentParser) -> None:
    page.add_argument("--q", help="words inside the quotation")
    _several(page, "--speaker", help="who said it, as the page writes the name")
    _several(page, "--kind", choices=("direct", "mixed", "indirect"),
             help=f"usually {', '.join(IN_MARKS)}")  # fmt: skip
    _several(page, "--sure", choices=("sure", "likely", "unsure"), help="who said it is")
    _several(page, "--about", help="a name that stands inside the quotation")
    _several(page, "--tone", choices=("negative", "neutral", "positive"), help="of the wording")
    _several(page, "--theme", help="the word it is filed under, as the page writes it")
    page.add_argument("--checked", choices=tuple(_CHECKED), help="by a person")


def _add_events(page: argparse.ArgumentParser) -> None:
    _several(page, "--person", help="who takes part, as the page writes the name")
    _several(page, "--place", help="where, as the page writes it")
    _several(page, "--part", choices=tuple(KINDS), help="of the timeline")
    _several(page, "--status", choices=STATUSES, help="what became of it")


def _several(page: argparse.ArgumentParser, flag: str, **more: Any) -> None:
    page.add_argument(flag, action="append", **more)


def _day(text: str) -> str:
    try:
        day = check_date(text)
    except CorrectionError as fault:
        raise argparse.ArgumentTypeError(str(fault)) from None
    if len(day) != len("2023-01-31"):
        raise argparse.ArgumentTypeError(f"'{text}' is no day; write it as 2023-01-31")
    return day
