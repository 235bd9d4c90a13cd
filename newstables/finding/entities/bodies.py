"""Bodies and countries in several words, which the model parts: Ministry of Roads and Ports."""

import re

from newstables.finding.entities.context import Context
from newstables.finding.entities.repeats import listed_forms
from newstables.finding.entities.spans import Mention
from newstables.finding.names.lexicon import known_spellings
from newstables.finding.names.shapes import is_acronym, is_given_name
from newstables.lexicons import words

_MINISTRY = re.compile(
    r"(?:.* )?(?:Agency|Bureau|Center|Centers|Centre|Chamber|Department|Directorate|Institute"
    r"|Ministry|Office|Organisation|Organization) (?:of|for) .*[^ ,]$"
)
_PART = r"[A-Z][a-z]+(?: [A-Z][a-z]+)?"
_PARTS = re.compile(rf"(?:, {_PART})*,? (?:and|&) (?:the )?{_PART}(?![\w-])")
_LED = re.compile(r"\b([A-Z][a-z]+) (?:and|&) $")
_AND = (" and ", " & ")


def join_bodies(mentions: list[Mention], context: Context) -> list[Mention]:
    """Join what belongs to one name of a body or country, in reading order."""
    mentions = _listed(mentions, context)
    mentions = _with_country(_with_head(mentions, context.text), context.text)
    for mention in mentions:
        if mention.type in ("ORG", "FAC") and _MINISTRY.match(mention.text):
            _take_parts(mention, context)
    ends: list[Mention] = []
    for mention in mentions:
        if not (ends and mention.start < ends[-1].end):
            ends.append(mention)
    return ends


def _listed(mentions: list[Mention], context: Context) -> list[Mention]:
    """Put a listed name of three words and more in the place of the pieces found of it."""
    text = context.text
    for form, type_ in listed_forms(context):
        if form.count(" ") < 2 or form.startswith("The "):
            continue
        for match in re.finditer(rf"(?<!\w){re.escape(form)}(?!\w)", text):
            start, end = match.span()
            over = [at for at in mentions if at.start < end and start < at.end]
            if all(start <= at.start and at.end <= end for at in over):
                mentions = [at for at in mentions if at not in over]
                mentions.append(Mention(start, end, form, type_))
    return sorted(mentions, key=lambda mention: mention.start)


def _with_head(mentions: list[Mention], text: str) -> list[Mention]:
    """Join "U.S. Customs" and "Border Protection": one agency, its head at the end."""
    joined: list[Mention] = []
    for mention in mentions:
        before = joined[-1] if joined else None
        if (
            before
            and before.type == mention.type == "ORG"
            and text[before.end : mention.start] in _AND
            and mention.text not in known_spellings()
            and before.text.split()[-1] in words("portfolios")
            and before.text.split()[-1] not in words("institution_words") - {"Securities"}
            and mention.text.split()[-1] in words("agency_heads")
            and mention.text.count(" ") == 1
        ):
            before.move(text, before.start, mention.end)
        else:
            joined.append(mention)
    return joined


def _with_country(mentions: list[Mention], text: str) -> list[Mention]:
    """Take in what stands before "and" of an agency, and the country: [U.S. Lands and] Borders."""
    joined: list[Mention] = []
    for mention in mentions:
        led = _LED.search(text, max(0, mention.start - 40), mention.start)
        if (
            mention.type == "ORG"
            and led
            and led[1] in words("portfolios")
            and mention.text.split()[-1] in words("agency_heads")
            and mention.text not in known_spellings()
            and not (joined and joined[-1].end > led.start())
        ):
            mention.move(text, led.start(), mention.end)
            if joined and joined[-1].type == "GPE" and text[joined[-1].end : led.start()] == " ":
                mention.move(text, joined.pop().start, mention.end)
        joined.append(mention)
    return joined


def _take_parts(mention: Mention, context: Context) -> None:
    """Take in the rest of what a ministry is for: Department of Relief, Works [and Roads]."""
    parts = _PARTS.match(context.text, mention.end)
    if parts is None or " and " in mention.text:
        return
    names = re.findall(_PART, parts.group())
    for name in names:
        first, last = name.split()[0], name.split()[-1]
        if (
            name in known_spellings()
            or first in known_spellings()
            or is_given_name(first)
            or is_acronym(name)
            or last in words("institution_words")
            or last in words("person_titles")
            or name in words("cities")
        ):
            return
    end = parts.end()
    tail = names[-1].split()
    if tail[0] in words("portfolios") and len(tail) > 1 and tail[1] not in words("portfolios"):
        end = parts.end() - len(tail[1]) - 1
    if not any(name.split()[0] in words("portfolios") for name in names):
        return
    mention.move(context.text, mention.start, end)
