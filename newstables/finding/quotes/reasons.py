"""How a speaker was found, in words a reader can check against the article."""

from newstables.finding.coref.resolving import Coref, Named
from newstables.finding.quotes.cues import Cue
from newstables.finding.quotes.speakers import Candidate
from newstables.finding.token_table import Span, TokenTable

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six")


def reason_for(
    naming: Coref, where: Span, mention: Candidate, cue: Cue | None, named: Named
) -> str:
    """Return which printed words name the speaker and how a pronoun or role was resolved."""
    tokens = naming.tokens
    parts = [_printed(tokens, where, mention, cue)]
    shown = tokens.text[tokens.starts[mention.first] : tokens.ends[mention.last - 1]]
    if named.how == "pronoun":
        if named.name is None:
            parts.append(f"the article does not say who “{shown}” is")
        else:
            parts.append(f"“{shown}” is {named.name}{_where(tokens, mention, named)}")
    elif named.how == "description" or named.how == "apposition":
        parts.append(f"“{shown}” is {named.name}, as the article describes them")
    elif named.how == "surname":
        parts.append(f"“{shown}” is taken for {named.name}; others in the article bear that name")
    elif named.how == "" and named.name is not None and named.name not in shown:
        parts.append(f"“{shown}” is {named.name}")
    return "; ".join(parts)


def unnamed() -> str:
    """Return the reason of a quotation whose speaker nobody names."""
    return "no words near it say who speaks"


def _printed(tokens: TokenTable, where: Span, mention: Candidate, cue: Cue | None) -> str:
    if mention.kind == "label":
        label = tokens.text[tokens.starts[mention.first] : tokens.ends[mention.last - 1]]
        return f"the line is labelled “{label}”"
    first, last = mention.first, mention.last
    if cue is not None and abs(cue.token - mention.head) < 12:
        first, last = min(first, cue.token), max(last, cue.token + 1)
        if cue.how == "according":
            first = min(first, cue.token - 1)
    words = " ".join(tokens.text[tokens.starts[first] : tokens.ends[last - 1]].split())
    side = "before" if mention.head < where[0] else "after"
    gap = tokens.paragraph[where[0]] - tokens.paragraph[mention.head]
    if gap == 0:
        return f"“{words}” {side} the words"
    paragraphs = f"{_NUMBERS[min(abs(gap), 6)]} paragraph{'s' if abs(gap) > 1 else ''}"
    return f"the last speaker named is in “{words}”, {paragraphs} {'up' if gap > 0 else 'down'}"


def _where(tokens: TokenTable, mention: Candidate, named: Named) -> str:
    if named.token < 0:
        return ""
    gap = tokens.paragraph[mention.first] - tokens.paragraph[named.token]
    if gap == 0:
        same = tokens.sentence[mention.first] == tokens.sentence[named.token]
        return ", named in the same " + ("sentence" if same else "paragraph")
    return f", named {_NUMBERS[min(gap, 6)]} paragraph{'s' if gap > 1 else ''} up"
