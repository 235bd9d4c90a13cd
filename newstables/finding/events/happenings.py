"""Doc -> rows of HAPPENINGS: what one article says was done, by whom, where, and when."""

import re
from typing import TYPE_CHECKING, Any

import pandas as pd

from newstables.finding.coref.resolving import Coref
from newstables.finding.events.acts import read_acts
from newstables.finding.events.calling_off import called_back
from newstables.finding.events.clauses import is_verb, word
from newstables.finding.events.datelines import without_dateline
from newstables.finding.events.people import People
from newstables.finding.events.programme_acts import read_entries
from newstables.finding.events.programmes import Entry, find_entries
from newstables.finding.events.reader import Act
from newstables.finding.events.sentences import Sentence, read_sentences
from newstables.finding.events.wordings import shorten, tidy
from newstables.finding.events.words import act_nouns, is_office
from newstables.finding.marks import quoted_regions
from newstables.schemas import CALLED_OFF

if TYPE_CHECKING:
    from spacy.tokens import Doc

_SMALL = frozenset(
    "the and for with from that this his her their its was were has have had been will would after"
    " before during said says who which where when into over about than also such said told".split()
)
_CALLED_BACK = 300  # characters: so far back "the visit" that is called off was told of
_LONGEST = 180  # characters of a sentence whose words all tell of its act
_LONGEST_SENTENCE = 320  # characters of a description


def happening_rows(
    doc: "Doc",
    *,
    article_id: str,
    coref: Coref,
    times: pd.DataFrame,
    furniture: pd.DataFrame,
) -> list[dict[str, Any]]:
    """Find what one article says was done or will be.

    A visit, a meeting, a speech are found with and without a date; anything else only when the
    article dates it, if only as "recently". What stands in a quotation is speech and gives none.

    Args:
        doc: the article, annotated.
        coref: who the names, pronouns and roles of this article are.
        times: TIMES of this article.
        furniture: FURNITURE of this article.

    Returns:
        Rows of HAPPENINGS in reading order.
    """
    people = People(doc, coref)
    quoted = quoted_regions(doc.text)
    rows: list[dict[str, Any]] = []
    unnamed: list[dict[str, Any]] = []
    seen: set[tuple[int, str | None, int | None]] = set()
    last: tuple[int, int] | None = None  # paragraph, and time of what it dated last
    entries = find_entries(doc, times)
    staged = {entry.time for entry in entries if entry.stages}
    hours = {(entry.start, entry.end): entry.time for entry in entries if entry.prose}
    for sentence in read_sentences(doc, times=times, furniture=furniture, hours=hours):
        if _is_line(sentence, entries):
            continue
        sentence.times = [time for time in sentence.times if time.start not in staged]
        acts = list(read_acts(doc, sentence, people=people, quoted=quoted))
        if not any(act.status in CALLED_OFF for act in acts):
            _call_back(rows, sentence, people)
        for act in acts:
            key = (act.at, act.place, act.time_start)
            if act.reported and last:
                act.after, act.close = last[1], last[0] == sentence.paragraph
            if key not in seen:
                seen.add(key)
                rows.append(_row(act, sentence, people, article_id))
                if act.open:
                    unnamed.append(rows[-1])
            if act.time_start is not None and act.status == "past" and not act.undated:
                last = (sentence.paragraph, act.time_start)
    for act, span, begin in read_entries(doc, entries, people=people):
        line = Sentence(span, begin, span.end_char, caption=False, filed=span.start_char)
        rows.append(_row(act, line, people, article_id))
        if act.open:
            unnamed.append(rows[-1])
    _assign_traveller(rows, unnamed)
    return rows


def _is_line(sentence: Sentence, entries: list[Entry]) -> bool:
    """Return whether a sentence is a line of a programme, which is read as such."""
    planned = {entry.time for entry in entries if not entry.prose}
    root = sentence.span.root
    told = (
        is_verb(root)
        and word(root) not in act_nouns()
        and any(child.dep_ in ("nsubj", "nsubjpass") for child in root.children)
    )
    return not told and any(time.start in planned for time in sentence.times)


def _call_back(rows: list[dict[str, Any]], sentence: Sentence, people: People) -> None:
    """Call off what a sentence before told: "She was due in Oslo. The visit was cancelled"."""
    told = called_back(sentence)
    if told is None:
        return
    off, kind, owner = told
    for row in reversed(rows):
        if sentence.start - row["end"] > _CALLED_BACK:
            return
        theirs = owner is None or people.who(owner) in row["participants"]
        if theirs and row["act"] == kind and row["status"] in ("planned", "conditional"):
            row["status"] = off
            return


# A clause is cut where the next one begins; what only leads over to it is cut too.
_DANGLING_END = re.compile(
    r"[,;:]?(?:\s+(?:with|and|or|to|of|in|for|at|by|on|from|the|a|an|as|that|which|who|but|while))+$"
)


def _row(act: Act, sentence: Sentence, people: People, article_id: str) -> dict[str, Any]:
    told = sentence.span.text[sentence.filed - sentence.span.start_char :]
    text = without_dateline(" ".join(told.split()))
    whole = len(text) <= _LONGEST and not (act.undated and act.time_start is None)
    line = text if whole else _DANGLING_END.sub("", act.line)
    return {
        "article_id": article_id,
        "start": sentence.start,
        "end": sentence.end,
        "at": act.at,
        "act": act.name,
        "status": act.status,
        "time_start": act.time_start,
        "place": act.place,
        "participants": act.participants,
        "traveller": act.traveller,
        "description": shorten(text, _LONGEST_SENTENCE),
        "clause": tidy(without_dateline(act.clause or act.line)),
        "agents": act.agents,
        "offices": [people.office_of(name) or "" for name in act.participants],
        "titles": [people.titles_of(name) for name in act.participants],
        "bodies": act.bodies,
        "source": act.source,
        "home": people.home_of(act.agents[0]) if act.agents else None,
        "venue": act.venue,
        "dateline": people.dateline,
        "words": _content_words(line),
        "until_start": act.time_end,
        "after_start": act.after,
        "afar": act.afar,
        "arrives": act.arrives,
        "caption": sentence.caption,
        "close": act.close,
        "earlier": act.earlier,
        "moved": act.moved,
        "reported": act.reported,
        "undated": act.undated,
        "wish": act.wish,
    }


def _content_words(text: str) -> list[str]:
    words = {word.strip(".,;:!?'\"“”’()").lower() for word in text.split()}
    return sorted(word for word in words if len(word) > 2 and word not in _SMALL)


def _assign_traveller(rows: list[dict[str, Any]], unnamed: list[dict[str, Any]]) -> None:
    """Take "the visit to Japan" and "talks with her host" as the article's one traveller's."""
    travellers = {row["traveller"] for row in rows if row["traveller"]}
    travellers = {name for name in travellers if not is_office(name)} or travellers
    if not travellers and unnamed:  # a programme is of the one person that the article tells of
        agents = {row["agents"][0] for row in rows if row["agents"]}
        travellers = agents if len(agents) == 1 else set()
    for row in [row for row in rows if row["act"] == "visit" and not row["traveller"]]:
        if len(travellers) == 1:
            row["traveller"] = next(iter(travellers))
        else:
            row["act"] = "other"
    for row in unnamed:
        if len(travellers) == 1 and not travellers & set(row["participants"]):
            row["participants"] = [*travellers, *row["participants"]]
            row["agents"] = [*travellers]
            row["offices"] = ["", *row["offices"]]
            row["titles"] = ["", *row["titles"]]
    rows[:] = [
        row
        for row in rows
        if row["act"] != "other"
        or row["time_start"] is not None
        or row["undated"]
        or row["reported"]
    ]
