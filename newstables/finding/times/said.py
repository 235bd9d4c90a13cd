"""Days said inside a quotation: they count from the day it was said on."""

from typing import TYPE_CHECKING

from newstables.finding.marks import is_quoted, quoted_regions
from newstables.finding.times.anchors import unit_of
from newstables.finding.times.found import Found

if TYPE_CHECKING:
    from spacy.tokens import Doc


def count_from_telling(found: list[Found], doc: "Doc") -> None:
    """Count "we leave tomorrow," she said on Monday, from that Monday, in place."""
    quoted = quoted_regions(doc.text)
    for time in found:
        if not time.said:
            continue
        sentence = doc[time.first].sent
        told = [
            other
            for other in found
            if sentence.start_char <= other.start < sentence.end_char
            and not is_quoted(quoted, other.start)
            and unit_of(other) == "day"
            and other.rule.get("tense") == "past"
            and "of" not in other.rule
        ]
        if len(told) == 1:
            time.rule = {**time.rule, "of": told[0].start}
