"""PolNeAR as training needs it: articles with who said what, as spans of characters.

Newell, Margolin and Ruths, An Attribution Relations Corpus for Political News, LREC 2018.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from newstables.finding.quotes.speakers import Candidate
from newstables.finding.token_table import Span, TokenTable

_SPAN = re.compile(r"(T\d+)\t(\S+) (\d+ \d+(?:;\d+ \d+)*)(?:\t|$)")
_EVENT = re.compile(r"(E\d+)\t(.*)")
_NAME = re.compile(r"[A-Z][\w’'-]+")
_PRONOUNS = frozenset({"he", "she", "they", "it", "i", "we", "who"})


@dataclass(frozen=True)
class Attribution:
    """One annotated attribution: what was said, by whom, with which cue words."""

    content: Sequence[Span]
    source: Sequence[Span]
    cue: Sequence[Span]


@dataclass(frozen=True)
class Annotated:
    """One article of the corpus."""

    name: str
    text: str
    attributions: Sequence[Attribution]


def read_corpus(folder: Path) -> Iterator[Annotated]:
    """Read one compartment: text/*.txt and the first annotation of each article."""
    files: dict[str, Path] = {}
    for path in sorted((folder / "attributions").glob("*.ann")):
        files.setdefault(path.stem.rsplit("_", 1)[0], path)
    for path in sorted((folder / "text").glob("*.txt")):
        text = path.read_bytes().decode("utf-8")
        lines = files[path.stem].read_bytes().decode("utf-8").split("\n")
        yield Annotated(path.stem, text, _attributions(lines))


def _attributions(lines: Sequence[str]) -> list[Attribution]:
    spans: dict[str, list[Span]] = {}
    found = []
    for line in lines:
        if match := _SPAN.match(line):
            spans[match[1]] = [
                (int(first), int(last))
                for first, last in (part.split() for part in match[3].split(";"))
            ]
        elif match := _EVENT.match(line):
            roles: dict[str, list[Span]] = {"Content": [], "Source": [], "Cue": []}
            for argument in match[2].split():
                role, _, target = argument.partition(":")
                roles.setdefault(role.rstrip("0123456789"), []).extend(spans.get(target, []))
            if roles["Content"]:
                content, source, cue = (
                    sorted(roles[role]) for role in ("Content", "Source", "Cue")
                )
                found.append(Attribution(content, source, cue))
    return found


def touches(tokens: TokenTable, first: int, last: int, spans: Sequence[Span]) -> bool:
    """Return whether the tokens `first:last` share a character with a span."""
    start, end = tokens.starts[first], tokens.ends[last - 1]
    return any(start < stop and end > begin for begin, stop in spans)


def speaks(tokens: TokenTable, candidates: Sequence[Candidate], source: Sequence[Span]) -> set[int]:
    """Return the numbers of the candidates that are a source: its head words, not its modifiers.

    Of "Mao Ning, a spokeswoman for the ministry" that is Mao Ning alone. Without a candidate
    at the head, whatever touches the source will do.
    """
    inside = [
        number
        for number, candidate in enumerate(candidates)
        if touches(tokens, candidate.first, candidate.last, source)
    ]
    if len(inside) < 2:
        return set(inside)
    within = {token for start, end in source for token in range(*tokens.tokens_in(start, end))}
    roots = {token for token in within if tokens.heads[token] not in within - {token}}
    heads = {
        number
        for number in inside
        if any(candidates[number].first <= token < candidates[number].last for token in roots)
    }
    return heads or set(inside)


def gold_regions(tokens: TokenTable, article: Annotated) -> list[Attribution | None]:
    """Return the attribution that each region in marks belongs to, None for no quotation."""
    found: list[Attribution | None] = []
    for region in tokens.regions:
        best, chosen = 0, None
        for attribution in article.attributions:
            shared = sum(
                max(0, min(stop, region.end) - max(begin, region.start))
                for begin, stop in attribution.content
            )
            if shared > best:
                best, chosen = shared, attribution
        found.append(chosen)
    return found


def same_name(text: str, source: Sequence[Span], name: str | None) -> bool:
    """Return whether a name's last word is the last capitalised word of an annotated source."""
    if name is None or name.lower() in _PRONOUNS:
        return False
    words = _NAME.findall(name)
    for start, end in source:
        printed = _NAME.findall(re.split(r"[,;:(]", text[start:end])[0])
        if words and printed and words[-1] == printed[-1]:
            return True
    return False


def overlap(tokens: TokenTable, first: int, last: int, article: Annotated) -> float:
    """Return the best share in common between the tokens `first:last` and annotated content.

    The share is of the longer of the two, in characters, as the benchmark counts words.
    """
    start, end = tokens.starts[first], tokens.ends[last - 1]
    if tokens.lower[first] == "that" and last - first > 1:
        start = tokens.starts[first + 1]
    best = 0.0
    for attribution in article.attributions:
        for begin, stop in attribution.content:
            if article.text[begin : begin + 5].lower() == "that ":
                begin += 5
            shared = min(end, stop) - max(start, begin)
            if shared > 0:
                best = max(best, shared / max(end - start, stop - begin))
    return best


def source_of(
    tokens: TokenTable, first: int, last: int, article: Annotated
) -> Sequence[Span] | None:
    """Return the source of the attribution that the tokens match best, None for no match."""
    start, end = tokens.starts[first], tokens.ends[last - 1]
    best, chosen = 0.0, None
    for attribution in article.attributions:
        for begin, stop in attribution.content:
            shared = min(end, stop) - max(start, begin)
            if shared > 0 and shared / max(end - start, stop - begin) > best:
                best, chosen = shared / max(end - start, stop - begin), attribution.source
    return chosen if best >= 0.5 else None
