"""Search expressions: what a user types becomes an SQLite FTS5 expression.

Words side by side must all occur; "..." is a phrase in straight or curly marks; AND, OR, NOT (in
capitals), brackets and a trailing * (prefix) work as usual. Everything else is only words: no
character a user types can break the expression, and marks and apostrophes never decide.
"""

import re
import unicodedata

from newstables.errors import QueryError

_CURLY = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'"})
_TOKEN = re.compile(r'"([^"]*)"|([()])|([^\s()"]+)')
_MINUS = re.compile(r'(?<![^\s(])-(?=[\w"(])')  # -word, as other searches write NOT
_OPERATORS = {"AND", "OR", "NOT"}
_DEEPEST = 16  # SQLite's own limit is near 50


def plain_words(text: str) -> str:
    """Write marks and apostrophes one way, for the index and the query alike."""
    return unicodedata.normalize("NFKC", text).translate(_CURLY)


def to_fts5(typed: str) -> str:
    """Turn what a user typed into an FTS5 expression.

    Raises:
        QueryError: a mark or bracket is left open, or an operator has nothing beside it; the
            message says how to write it.

    Source: SQLite FTS5, full-text query syntax.
    """
    text = _MINUS.sub("NOT ", plain_words(typed))
    if text.count('"') % 2:
        raise QueryError('a quotation mark is left open; write a phrase as "two words"')
    parts: list[str] = []
    depth = 0
    wants_term = True  # at the start, after an operator and after "("
    for phrase, bracket, word in _TOKEN.findall(text):
        if bracket == "(":
            if not wants_term:
                parts.append("AND")
            parts.append("(")
            depth, wants_term = depth + 1, True
            if depth > _DEEPEST:
                raise QueryError(f"more than {_DEEPEST} brackets stand in one another; write fewer")
        elif bracket == ")":
            depth -= 1
            if depth < 0 or wants_term:
                raise QueryError("the brackets do not match; write (one OR two) AND three")
            parts.append(")")
        elif word in _OPERATORS:
            if wants_term:
                raise QueryError(f"{word} needs a word before it; write one {word} two")
            parts.append(word)
            wants_term = True
        else:
            term = _term(phrase or word)
            if term:
                if not wants_term:
                    parts.append("AND")
                parts.append(term)
                wants_term = False
    if depth:
        raise QueryError("a bracket is left open; write (one OR two) AND three")
    if parts and wants_term:
        raise QueryError(f"{parts[-1]} needs a word after it; write one OR two")
    return " ".join(parts)


def _term(text: str) -> str:
    """Write words as an FTS5 phrase; "" when there is no letter or digit in them."""
    words = re.findall(r"\w+", text)
    if not words:
        return ""
    return '"' + " ".join(words) + '"' + ("*" if text.endswith("*") else "")
