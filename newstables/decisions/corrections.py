"""What analysts decide, kept apart from what the engine finds and applied to it at each load.

A decision is one row of the CORRECTIONS log. It names its target by an id that the text alone
decides, so it holds when the article is read again, also by another machine. Nothing is deleted:
a decision taken back keeps its row and gets an `undone_at`.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any
from uuid import uuid4

import pandas as pd

from newstables.decisions import event_edits, stories
from newstables.decisions.checks import check_decision, check_story
from newstables.decisions.names import NameDecision
from newstables.errors import CorrectionError
from newstables.frames import is_missing
from newstables.schemas import CORRECTIONS, QUOTES, SCOPES, now

ARTICLE_FIELDS = ("title", "outlet", "origin", "byline", "section", "published", "url", "language")
EVENT_FIELDS = event_edits.FIELDS

# What can have notes.
NOTED = {"article": "article", "quote": "quotation", "event": "event", "story": "story"}
BY_HAND = "corrected by hand"  # the reason of a speaker who was decided

# what -> what it decides, in the words of the log
KINDS = {
    **{f"article.{name}": f"the article's {name}" for name in ARTICLE_FIELDS},
    "article.removed": "that the article is left out",
    "quote.speaker": "who said it",
    "quote.spans": "which words are quoted",
    "quote.kind": "direct, mixed or indirect",
    "quote.hidden": "that it is not a quotation",
    "quote.reviewed": "that it was checked",
    "quote.saying": "which saying it prints",
    "name.merge": "that two names are one",
    "name.split": "that two names are never one",
    "name.rename": "how a name is written",
    "name.retype": "whether it is a person, an organisation or a place",
    "name.ignore": "that it is not counted",
    **{f"event.{name}": f"the event's {name}" for name in EVENT_FIELDS},
    "event.when": "when the event was",
    "event.hidden": "that it is not shown",
    "event.merge": "that two events are one",
    "event.split": "that one event is two",
    "event.added": "an event told by hand",
    **{f"note.{name}": f"a note on the {spelled}" for name, spelled in NOTED.items()},
    **{f"tags.{name}": f"the tags of the {spelled}" for name, spelled in NOTED.items()},
    "tour.kept": "a tour, its name and its days",
    **stories.KINDS,
}


def make_correction(
    what: str,
    target: str,
    *,
    before: Any,
    after: Any,
    scope: str = "here",
    who: str = "",
    story: str = "",
) -> pd.DataFrame:
    """Make one row of the log.

    Args:
        what: kind of decision, a key of KINDS.
        target: an article_id, quote_id, event_id, entity_id or story_id, or the key of a tour.
        before: what is replaced, anything JSON can hold.
        after: what replaces it.
        scope: where it holds, one of SCOPES.
        who: made it; "" for whoever writes it to a store: see `Store.add_corrections`.
        story: the id of the story in which alone it holds; "" for the whole store.

    Returns:
        A CORRECTIONS frame of one row.

    Raises:
        CorrectionError: `what` or `scope` is none that is known, or the rest does not fit it.
    """
    return make_corrections(what, {target: (before, after)}, scope=scope, who=who, story=story)


def make_corrections(
    what: str,
    changes: Mapping[str, tuple[Any, Any]],
    *,
    scope: str = "here",
    who: str = "",
    story: str = "",
) -> pd.DataFrame:
    """Make the rows of one decision about several targets: they have one time, and go as one.

    Args:
        what: see `make_correction`.
        changes: target -> what is replaced, what replaces it.
        scope: see `make_correction`.
        who: see `make_correction`.
        story: see `make_correction`.

    Returns:
        A CORRECTIONS frame of a row a target.

    Raises:
        CorrectionError: see `make_correction`.
    """
    if what not in KINDS:
        raise CorrectionError(f"no decision '{what}'; known are {', '.join(KINDS)}")
    if scope not in SCOPES:
        raise CorrectionError(f"no scope '{scope}'; known are {', '.join(SCOPES)}")
    for target, (_, after) in changes.items():
        check_decision(what, target, after)
    check_story(what, story or None)
    at = now()
    return CORRECTIONS.frame(
        {
            "correction_id": uuid4().hex[:16],
            "at": at,
            "who": who,
            "what": what,
            "target": target,
            "before": json.dumps(before, ensure_ascii=False),
            "after": json.dumps(after, ensure_ascii=False),
            "scope": scope,
            "story": story or None,
        }
        for target, (before, after) in changes.items()
    )


def correct_articles(articles: pd.DataFrame, corrections: pd.DataFrame) -> pd.DataFrame:
    """Apply decisions about articles; what was decided counts as given.

    Args:
        articles: an ARTICLES frame.
        corrections: the CORRECTIONS log.

    Returns:
        The ARTICLES frame, corrected.
    """
    fixed = articles.copy()
    rows = {article_id: index for index, article_id in fixed["article_id"].items()}
    for what, target, after, _ in _in_force(corrections, "article."):
        if target in rows and what != "article.removed":
            name = what.removeprefix("article.")
            fixed.loc[rows[target], name] = pd.NA if after is None else after
            if f"{name}_basis" in fixed:
                fixed.loc[rows[target], f"{name}_basis"] = "given: corrected by hand"
    return fixed


def name_decisions(corrections: pd.DataFrame) -> tuple[NameDecision, ...]:
    """Return the rules about names, oldest first, for names.linking and names.applying.

    The target of such a row is an entity_id, "PERSON:Abe"; its `after` holds what else the rule
    needs: other, other_type, form, article_id, start. Of a pair put together everywhere and told
    apart, the last word holds.

    Args:
        corrections: the CORRECTIONS log.
    """
    rules: list[NameDecision] = []
    for what, target, after, _ in _in_force(corrections, "name."):
        kind, _, name = target.partition(":")
        word = what.removeprefix("name.")
        rule = NameDecision("apart" if word == "split" else word, kind, name, **after)
        rules = [earlier for earlier in rules if not _takes_back(rule, earlier)]
        rules.append(rule)
    return tuple(rules)


def _takes_back(later: NameDecision, rule: NameDecision) -> bool:
    return (
        {later.what, rule.what} == {"apart", "merge"}
        and not (later.article_id or rule.article_id or rule.form)
        and {later.name, later.other} == {rule.name, rule.other}
    )


def correct_quotes(
    quotes: pd.DataFrame,
    corrections: pd.DataFrame,
    *,
    elsewhere: Mapping[str, tuple[Any, Any]] | None = None,
) -> pd.DataFrame:
    """Apply decisions about quotations.

    A speaker decided for "article" also holds where the article prints the same speaker word in
    the same meaning; for "everywhere" also where any article does. Words that were decided about
    more narrowly, or checked, are left as they are. A speaker given by hand follows a name that is
    later merged or written otherwise everywhere.

    Args:
        quotes: a QUOTES frame.
        corrections: the CORRECTIONS log.
        elsewhere: speaker and speaker_text of quotations of other articles, by quote_id: what was
            decided for them everywhere holds here too.

    Returns:
        QUOTES, corrected, and the columns reviewed, joined (the saying that it was put into) and
        alone (whether it was taken out of one).
    """
    no = pd.array([False] * len(quotes), dtype="boolean")
    none = pd.array([None] * len(quotes), dtype="string")
    fixed = quotes.assign(reviewed=no, joined=none, alone=no.copy())
    found = dict(zip(quotes["quote_id"], quotes.index, strict=True))
    by_role = quotes.dropna(subset=["speaker", "speaker_role"])
    speakers = zip(by_role["article_id"], by_role["speaker"], strict=True)
    roles = dict(zip(speakers, by_role["speaker_role"], strict=True))
    spans: dict[Any, list[list[int]]] = {}  # a cell of a frame takes no list
    hidden: set[Any] = set()
    by_hand: set[Any] = set()
    reached: dict[Any, int] = {}  # row -> the narrowest scope that decided about it
    for what, target, after, scope in _in_force(corrections, ("quote.", "name.")):
        if what in {"name.merge", "name.rename"} and set(after) <= {"other", "other_type"}:
            _follow_name(fixed, by_hand, before=target.partition(":")[2], after=after["other"])
        if target not in found:
            if what == "quote.speaker" and scope == "everywhere" and target in (elsewhere or {}):
                same = list(quotes.index[_said_by(quotes, *(elsewhere or {})[target])])
                same = _reach(reached, same, scope)
                _set_speaker(fixed, same, after)
                by_hand.update(same)
            continue
        row = found[target]
        if what == "quote.speaker":
            same = [row, *_reach(reached, _same_speaker(quotes, row, scope), scope)]
            reached[row] = 0
            _set_speaker(fixed, same, after)
            fixed.loc[row, "reviewed"] = True
            by_hand.update(same)
        elif what == "quote.kind":
            fixed.loc[row, "kind"] = after
        elif what == "quote.spans":
            spans[row] = after["spans"]
            ends = after["spans"][0][0], after["spans"][-1][1]
            fixed.loc[row, ["start", "end", "text"]] = [*ends, after["text"]]
        elif what == "quote.reviewed":
            fixed.loc[row, "reviewed"] = bool(after)
            if after:
                reached[row] = 0
        elif what == "quote.saying":
            fixed.loc[row, "joined"] = after["saying"] or pd.NA
            fixed.loc[row, "alone"] |= after["saying"] is None
        elif what == "quote.hidden":
            (hidden.add if after else hidden.discard)(row)
    for row in by_hand:
        who = fixed.loc[row, "article_id"], fixed.loc[row, "speaker"]
        fixed.loc[row, "speaker_role"] = pd.NA if pd.isna(who[1]) else roles.get(who, pd.NA)
    if spans:
        held = dict(zip(fixed.index, fixed["spans"], strict=True)) | spans
        fixed = fixed.assign(spans=QUOTES.column("spans", held.values()))
    return fixed.drop(index=list(hidden))


def _follow_name(quotes: pd.DataFrame, rows: set[Any], *, before: str, after: str) -> None:
    same = quotes["speaker"].eq(before).fillna(value=False)
    quotes.loc[[row for row in quotes.index[same] if row in rows], "speaker"] = after


def _set_speaker(quotes: pd.DataFrame, rows: list[Any], speaker: str | None) -> None:
    quotes.loc[rows, "speaker"] = pd.NA if speaker is None else speaker
    quotes.loc[rows, "reason"] = BY_HAND
    quotes.loc[rows, "confidence"] = 1.0


def _reach(reached: dict[Any, int], rows: list[Any], scope: str) -> list[Any]:
    """Return the rows that a scope reaches: none that were decided about more narrowly."""
    wide = SCOPES.index(scope)
    free = [row for row in rows if reached.get(row, wide) >= wide]
    reached.update(dict.fromkeys(free, wide))
    return free


def _said_by(quotes: pd.DataFrame, speaker: Any, printed: Any) -> "pd.Series[bool]":
    """Return which quotations are found to be said by somebody, printed so."""
    same = quotes["speaker"].eq(speaker).fillna(value=False)
    return same & quotes["speaker_text"].eq(printed).fillna(value=False)


def _same_speaker(quotes: pd.DataFrame, row: Any, scope: str) -> list[Any]:
    """Return the other rows that a decision about one may reach."""
    if scope == "here":
        return []
    quote = quotes.loc[row]
    same = _said_by(quotes, quote["speaker"], quote["speaker_text"])
    if scope == "article":
        same &= quotes["article_id"].eq(quote["article_id"])
    return [other for other in quotes.index[same] if other != row]


def correct_events(events: pd.DataFrame, corrections: pd.DataFrame) -> pd.DataFrame:
    """Apply decisions about events: see `apply_event_decisions`.

    Args:
        events: an EVENTS frame.
        corrections: the CORRECTIONS log.

    Returns:
        EVENTS, corrected, and the columns about and edited.
    """
    return event_edits.apply_event_decisions(
        events,
        (
            (row.what, row.target, _read(row.before), json.loads(row.after))
            for row in _rows_in_force(corrections, "event.")
        ),
        parts=[
            json.loads(after)["event_id"]
            for after in corrections.loc[corrections["what"] == "event.split", "after"]
        ],
    )


def kept_tours(corrections: pd.DataFrame) -> dict[str, dict[str, Any]]:
    """Return the tours made or bounded by hand: key -> name, traveller, start, end.

    Args:
        corrections: the CORRECTIONS log.
    """
    return {target: after for _, target, after, _ in _in_force(corrections, "tour.")}


def _in_force(
    corrections: pd.DataFrame, prefix: str | tuple[str, ...]
) -> Iterable[tuple[str, str, Any, str]]:
    """Return (what, target, after, scope) of decisions in force, oldest first: the last wins."""
    for row in _rows_in_force(corrections, prefix):
        yield row.what, row.target, json.loads(row.after), row.scope


def _rows_in_force(corrections: pd.DataFrame, prefix: str | tuple[str, ...]) -> Iterable[Any]:
    log = corrections[corrections["undone_at"].isna() & corrections["what"].str.startswith(prefix)]
    # What was decided for one story is meant more narrowly than what holds in the whole store.
    log = log.assign(narrow=log["story"].notna())
    return log.sort_values(["narrow", "number"], kind="stable").itertuples()


def _read(value: Any) -> Any:
    return None if is_missing(value) else json.loads(value)
