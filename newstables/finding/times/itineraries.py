"""The days of a journey's stages: ahead, one after the other, unless they are told as over."""

from typing import TYPE_CHECKING

from newstables.finding.times.found import Found
from newstables.finding.times.stages import find_stages

if TYPE_CHECKING:
    from spacy.tokens import Doc

_WHOSE_WEEK = 250  # characters: so far before its stages the week of a journey is told


def take_stages(found: list[Found], doc: "Doc") -> None:
    """Have the bare weekdays of a list go on from its first one, in place.

    "Three capitals: Berlin on Monday, Warsaw on Tuesday" is to come where no verb says that it is
    over; of last or next week where that is told before.
    """
    days = [time for time in found if _names_day(time)]
    by_start = {time.start: time for time in days}
    for stages in find_stages(doc, [(time.start, time.end) for time in days]):
        listed = [by_start[item.day] for item in stages.items]
        week = _week_before(found, stages.head)
        for before, time in zip([None, *listed], listed, strict=False):
            if not _is_bare(time):
                if time.rule["is"] == "monthday":
                    time.rule["tense"] = "past" if stages.past else "future"
            elif week is not None and (week or not stages.past):
                time.rule = {**time.rule, "week_shift": week}
            elif stages.past:
                time.rule = {**time.rule, "tense": "past"}
            elif before is None:
                time.rule = {**time.rule, "tense": "future"}
            else:
                time.rule = {**time.rule, "which": "next", "of": before.start}


def _names_day(time: Found) -> bool:
    rule = time.rule
    whole = rule["is"] == "fixed" and len(str(rule["value"])) == len("2023-06-08")
    return time.type == "DATE" and (whole or rule["is"] in ("weekday", "monthday"))


def _is_bare(time: Found) -> bool:
    return time.rule["is"] == "weekday" and not {"which", "of"} & set(time.rule)


def _week_before(found: list[Found], head: int) -> int | None:
    """Return by how many weeks the week told last before a list is from that of publication."""
    shift = None
    for time in found:
        if head - _WHOSE_WEEK < time.start < head:
            rule = time.rule
            if rule["is"] == "period" and rule["unit"] == "week":
                shift = rule["shift"]
    return shift if shift in (-1, 1) else None
