"""Headlines and datelines in capitals, where a model made for mixed case reads little.

What such a line names is looked up: in the names of the article's other lines and in the lists.
"""

import re
from functools import cache

from newstables.finding.entities.spans import Mention
from newstables.finding.names.lexicon import known_spellings
from newstables.finding.names.shapes import family_name, is_full
from newstables.finding.stretches import Stretches
from newstables.lexicons import words

_LINE = re.compile(r"[^\n]+")
_CAPITAL, _SMALL = re.compile("[A-ZÀ-ÖØ-Þ]"), re.compile("[a-zß-öø-ÿ]")
# Four words or more in capitals, marks and figures between them; two have to be long ones, so
# that a list of acronyms is none.
_RUN = re.compile(
    r"(?<!\w)[A-Z]{2}[A-Z'’.]*(?:[^\w\n]+(?:[A-Z]{2}[A-Z'’]*|\d+|[A-Z])(?![a-z\w])){3,}"
)
_LABEL = re.compile(r"[A-Z][A-Z'’. -]{2,40}(?=:)")  # who speaks, in a transcript
_LONG = re.compile(r"[A-Z]{5}")
_SHARE = 0.8  # of the letters

Spans = list[tuple[int, int]]


def lines_in_capitals(text: str) -> Spans:
    """Find lines, speakers' labels and long runs of words that are nearly all capitals."""
    found = []
    for line in _LINE.finditer(text):
        capitals, small = len(_CAPITAL.findall(line.group())), len(_SMALL.findall(line.group()))
        if capitals + small >= 8 and capitals >= _SHARE * (capitals + small):
            found.append(line.span())
            continue
        label = _LABEL.match(line.group())
        if label:
            found.append((line.start(), line.start() + label.end()))
        if capitals > 20:
            found += [
                (line.start() + run.start(), line.start() + run.end())
                for run in _RUN.finditer(line.group())
                if len(_LONG.findall(run.group())) > 1 and len(_CAPITAL.findall(run.group())) > 19
            ]
    return found


def is_within(mention: Mention, lines: Stretches) -> bool:
    """Return whether a mention begins in one of `lines`."""
    return bool(lines.over(mention.start, mention.start + 1))


def read_capitals(
    lines: Spans, text: str, *, others: list[Mention], guessed: list[Mention]
) -> list[Mention]:
    """Find what lines in capitals name.

    Args:
        lines: as `lines_in_capitals` gives them.
        text: the whole article.
        others: the names of its other lines, types settled.
        guessed: what the model found in these lines; only full names among it are kept.
    """
    if not lines:
        return []
    forms: dict[str, tuple[str, str]] = {}
    for mention in others:
        forms.setdefault(mention.text.upper(), (mention.text, mention.type))
        if mention.type == "PERSON" and is_full(mention.text):
            called = family_name(mention.text)
            forms.setdefault(called.upper(), (called, "PERSON"))
    for start, end in lines:
        if text[end : end + 1] == ":":
            forms |= {key: form for key, form in _cast(text, text[start:end]).items()
                      if key not in forms}  # fmt: skip
    found: list[Mention] = []
    for start, end in lines:
        place = start
        for left, right in _runs(text, start, end):
            if left < place:
                continue
            form = text[left:right]
            match = forms.get(form) or _known_in_capitals().get(form)
            if match:
                found.append(Mention(left, right, form, match[1], form=match[0]))
                place = right
    taken = {at for mention in found for at in range(mention.start, mention.end)}
    found += [
        mention
        for mention in guessed
        if " " in mention.text and taken.isdisjoint(range(mention.start, mention.end))
    ]
    return sorted(found, key=lambda mention: mention.start)


def _cast(text: str, label: str) -> dict[str, tuple[str, str]]:
    """Return who is printed in full in capitals for the label of a transcript: "LENA FORSTER"."""
    surname = label.split()[-1]
    found = re.search(rf"\b([A-Z][A-Z'’-]+) {re.escape(surname)}\b", text)
    if found is None or len(surname) < 3 or found[1].title() in words("person_titles"):
        return {}
    return {
        found[0]: (found[0].title(), "PERSON"),
        surname: (surname.title(), "PERSON"),
    }


def _runs(text: str, start: int, end: int) -> Spans:
    """Return every run of one to five words of a line, from the left and the longest first."""
    parts = [
        (start + match.start(), start + match.end())
        for match in re.finditer(
            r"[^\W_](?:[\w.&]|['’](?!S\b)|-(?=\w))*(?<!\.)\.?", text[start:end]
        )
    ]
    runs = []
    for first in range(len(parts)):
        for size in range(min(5, len(parts) - first), 0, -1):
            left, right = parts[first][0], parts[first + size - 1][1]
            runs.append((left, right))
            if text[right - 1] == ".":
                runs.append((left, right - 1))
    return runs


@cache
def _known_in_capitals() -> dict[str, tuple[str, str]]:
    """Map what the lists know, in capitals, to the listed form and its type."""
    towns = {town.upper(): (town, "GPE") for town in words("cities") if len(town) > 3}
    known = {form.upper(): (form, entry.type) for form, entry in known_spellings().items()}
    # In capitals "US" and "WHO" cannot be told from the words.
    return {form: entry for form, entry in (towns | known).items() if form not in ("US", "WHO")}


def listed_in_capitals(form: str) -> str:
    """Return the listed spelling of a place or body printed in capitals, empty for none."""
    return _known_in_capitals().get(form, ("", ""))[0]
