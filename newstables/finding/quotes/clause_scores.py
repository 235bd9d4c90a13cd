"""What is counted of clauses in the training articles, and the keys it is counted under."""

from collections.abc import Mapping
from dataclasses import dataclass

from newstables.finding.quotes.clauses import Clause
from newstables.finding.quotes.layout import Layout
from newstables.finding.quotes.words import noun_stem

# Words that are keys themselves; of others their tag is.
_LITTLE = frozenset({"IN", "TO", "RP", "WRB", "WP", "WDT", "PRP", "RB", "CC"})
_STOPS = frozenset({",", ".", ":", "''", "HYPH", "-RRB-"})
_NAMES = frozenset({"PERSON", "ORG", "GPE", "NORP", "label"})


@dataclass(frozen=True)
class ClauseScores:
    """How often clauses report in the training articles, by what is seen of them."""

    by_shape: Mapping[str, float]  # "say|ccomp" -> chance
    by_stem: Mapping[str, float]
    shapes: Mapping[str, float]  # for verbs not seen
    by_first: Mapping[str, float]  # verb and first word: "call|for"
    by_next: Mapping[str, float]  # shape and the word behind: "cut|,while"
    by_subject: Mapping[str, float]  # "poll", "<ORG>": how often its verbs report


def shape_key(clause: Clause) -> str:
    """Return the verb and how the clause is cut out: "say|ccomp"."""
    return f"{clause.cue.stem}|{clause.shape}"


def first_key(layout: Layout, clause: Clause) -> str:
    """Return the verb and the first word of a clause, or the tag of one that is no little word."""
    return f"{clause.cue.stem}|{_little(layout, clause.first)}"


def next_key(layout: Layout, clause: Clause) -> str:
    """Return the shape of a clause and what comes behind it, past a comma."""
    words = layout.tokens.words
    last = min(clause.last, len(words) - 1)
    key = f"{clause.shape}|{_little(layout, last)}"
    if words[last] == "," and last + 1 < len(words):
        key += _little(layout, last + 1)
    return key


def subject_key(layout: Layout, subject: int, holder: Mapping[int, int]) -> str:
    """Return the noun that a verb's subject is in the singular, or the kind of a name.

    Args:
        subject: its head token, -1 for none.
        holder: token -> number of the candidate it belongs to.
    """
    if subject < 0:
        return "-"
    number = holder.get(subject, -1)
    kind = layout.candidates[number].kind if number >= 0 else ""
    return f"<{kind}>" if kind in _NAMES else noun_stem(layout.tokens.lower[subject])


def _little(layout: Layout, token: int) -> str:
    tag = layout.tokens.tags[token]
    return layout.tokens.lower[token] if tag in _LITTLE or tag in _STOPS else tag
