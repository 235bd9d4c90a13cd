"""People whose names the model parts: particles, hyphens, "Family, Given", given names apart."""

import re
from collections.abc import Iterable

from newstables.finding.entities.calendar_words import is_time_word
from newstables.finding.entities.context import Context
from newstables.finding.entities.heads import shape_of
from newstables.finding.entities.spans import Mention
from newstables.finding.names.lexicon import known_spellings
from newstables.finding.names.shapes import (
    PARTICLES,
    is_eastern_given,
    is_given_name,
    is_initial,
    is_suffix,
    is_surname,
    trim,
)
from newstables.lexicons import words

_NAMED = ("NNP", "NNPS")
_GAP = r"[ \u00a0]"
# These stand in names of people alone; "de", "la" and the like are in names of places too.
_STRONG = frozenset({"af", "bin", "bint", "ibn", "ole", "te", "ten", "ter", "van", "vom", "von"})
_PARTICLED = re.compile(
    rf"(?<![\w‑-])(?P<particles>(?:(?:{'|'.join(sorted(PARTICLES))}|und){_GAP})+)"
    r"(?P<family>[^\W\d_][\w'’‑-]*\w)",
    re.I,
)
_FIRST_LETTERS = 60  # characters before a particle, in which given names are looked for
# Marcus "Bear" Hale: the nickname stands between the names.
_NICKNAMED = re.compile(
    r"(?<![\w-])(?P<given>[A-Z][\w’'.-]+) (?:[\"“‘(]|'')[A-Z][a-z]+(?: [A-Z][a-z]+)?(?:[\"”’)]|'') "
    r"(?P<family>[A-Z][\w’'-]+)"
)
_EASTERN = re.compile(rf"(?<![\w‑-])([A-Z][a-z]+){_GAP}([A-Z][a-z]+[-‑][a-z]+)(?![\w‑-])")
_EASTERN_LAST = re.compile(rf"(?<![\w‑-])([A-Z][a-z]+[-‑][a-z]+){_GAP}([A-Z][a-z]+)(?![\w‑-])")
_HOUSE = re.compile(rf"{_GAP}[Aa]l[ -][A-Z][\w’'-]+")
_SYLLABLE_BEHIND = re.compile(r"[-‑][a-z]+(?![\w‑-])")
_ARTICLE_BEFORE = re.compile(r"(?<!\w)(?:[Aa][ldnst]|[Ee]l|[Uu]l)[-‑]$")

Span = tuple[int, int]


def rejoin(mentions: list[Mention], context: Context) -> list[Mention]:
    """Join the parts of people's names, in reading order; what a name covers goes into it."""
    for mention in mentions:
        if mention.type == "PERSON":
            _to_the_hyphens(mention, context.text)
    _nicknamed(mentions, context.text)
    mentions = _replaced(mentions, _particled(mentions, context), context.text)
    mentions = _replaced(mentions, _eastern(context.text), context.text)
    mentions = _with_family_behind(mentions, context)
    return _family_given(mentions, context.text)


def _nicknamed(mentions: list[Mention], text: str) -> None:
    """Join the names about a nickname in marks: Marcus "Bear" Hale is Marcus Hale."""
    for match in _NICKNAMED.finditer(text):
        over = [at for at in mentions if at.start < match.end() and match.start() < at.end]
        if not is_given_name(match["given"]) or not any(at.type == "PERSON" for at in over):
            continue
        end = max(at.end for at in over)
        form = f"{match['given']} {text[match.start('family') : max(end, match.end())]}"
        mentions[:] = [at for at in mentions if at not in over]
        start, end = match.start(), max(end, match.end())
        mentions.append(Mention(start, end, text[start:end], "PERSON", form=form))
    mentions.sort(key=lambda mention: mention.start)


def _to_the_hyphens(mention: Mention, text: str) -> None:
    """Take in what a hyphen parts off: Jae[-in], [el-]Masry."""
    behind = _SYLLABLE_BEHIND.match(text, mention.end)
    last = mention.text.split()[-1]
    if behind and is_eastern_given(f"{last}{behind.group()}"):
        mention.move(text, mention.start, behind.end())
    before = _ARTICLE_BEFORE.search(text, max(0, mention.start - 5), mention.start)
    if before:
        mention.move(text, before.start(), mention.end)


def _replaced(mentions: list[Mention], spans: Iterable[Span], text: str) -> list[Mention]:
    """Put a person in the place of every mention that one of `spans` touches."""
    for start, end in spans:
        over = [at for at in mentions if at.start < end and start < at.end]
        start, end = trim(text, start, end)
        if any(
            at.start <= start
            and end <= at.end
            and (at.type != "PERSON" or at.text != text[start:end])
            for at in over
        ):
            continue  # the Van Gogh Museum; a longer name of the person
        kept = [at for at in mentions if at not in over]
        mentions = [*kept, Mention(start, end, text[start:end], "PERSON")]
    return sorted(mentions, key=lambda mention: mention.start)


def _particled(mentions: list[Mention], context: Context) -> list[Span]:
    """Find names with particles: Hedwig von der Aue, van den Berg, Lina bint Faris."""
    found = []
    for match in _PARTICLED.finditer(context.text):
        particles, family = match["particles"].split(), match["family"]
        if not family[0].isupper() or match["particles"].isupper():
            continue
        given = _given_words(match.start(), context)
        start = given if given is not None else match.start()
        over = [at for at in mentions if at.start < match.end() and start < at.end]
        strong = particles[0].casefold() in _STRONG
        printed = context.text[start : match.end()]
        if (
            printed in known_spellings()
            or printed in words("cities")
            or match.end("family") in {at.end for at in over if at.text == printed}
        ):
            continue
        if given is not None:
            named = any(is_given_name(word) for word in printed.split()[: -len(particles) - 1])
            person = any(at.type == "PERSON" for at in over)
            fits = strong or person or (named and not over)
            fits = fits and (strong or named) and not shape_of(printed)
        else:
            small = particles[0].islower()
            in_full = rf"[A-Z][\w’'-]+{_GAP}{re.escape(printed[0].lower() + printed[1:])}(?!\w)"
            fits = strong and (bool(over) or small and len(particles) > 1)
            fits = fits or re.search(in_full, context.text) is not None
            fits = fits and (small or context.opens_sentence(start))
        if fits:
            found.append((start, _with_house(context.text, match.end()) if strong else match.end()))
    return found


def _with_house(text: str, end: int) -> int:
    """Return where a name ends with the house behind it: Lina bint Faris [Al Suri]."""
    house = _HOUSE.match(text, end)
    return house.end() if house else end


def _given_words(end: int, context: Context) -> int | None:
    """Return where the given names before a particle begin, None when there are none."""
    begin, start = None, max(0, end - _FIRST_LETTERS)
    for match in reversed(list(re.finditer(r"\S+[ \u00a0]?", context.text[start:end]))):
        word, at = match.group().rstrip(), start + match.start()
        if len(word) == len(match.group()) or not _may_be_given(word, at, context):
            break
        if begin is not None and not (is_given_name(word) or is_initial(word)):
            break
        begin = at
    return begin


def _may_be_given(word: str, start: int, context: Context) -> bool:
    tag = context.tag(start)
    return (
        word[0].isupper()
        and (not word.isupper() or is_initial(word))
        and (tag in _NAMED or "-" in word or is_given_name(word))
        and word not in words("person_titles")
        and word not in words("generic_names")
        and word not in words("portfolios")
        and word not in words("institution_words")
        and word not in known_spellings()
        and word.lower() not in words("role_nouns")
        and not word.endswith(".") | is_suffix(word)
        and not is_time_word(word, start, context.text)
    )


def _eastern(text: str) -> list[Span]:
    """Find Korean and Chinese names with a hyphen: Noh Jae-in, Jae-in Noh."""
    families = words("family_names_first")
    spans = [
        match.span()
        for match in _EASTERN.finditer(text)
        if match[1] in families and is_eastern_given(match[2])
    ]
    spans += [
        match.span()
        for match in _EASTERN_LAST.finditer(text)
        if match[2] in families and is_eastern_given(match[1])
    ]
    return spans


def _with_family_behind(mentions: list[Mention], context: Context) -> list[Mention]:
    """Take a given name that was read as a place or body with the name behind it."""
    inside = {at.start: at for at in mentions}
    gone: set[int] = set()
    for mention in mentions:
        after = context.index(mention.end)
        if (
            mention.type not in ("GPE", "LOC", "ORG")
            or " " in mention.text
            or not is_given_name(mention.text)
            or mention.text in known_spellings()
            or mention.text in words("cities")
            or after >= len(context.words)
            or not context.adjacent(after - 1)
            or not _is_family_word(after, context)
        ):
            continue
        other = inside.get(context.starts[after])
        if other and " " in other.text:
            continue
        if other:
            gone.add(other.start)
        mention.move(context.text, mention.start, context.end_of(after))
        mention.type = "PERSON"
    return [mention for mention in mentions if mention.start not in gone]


def _is_family_word(at: int, context: Context) -> bool:
    word = context.words[at]
    return (
        context.tags[at] in _NAMED
        and word.istitle()
        and len(word) > 2
        and word not in words("person_titles")
        and word not in words("generic_names")
        and word not in words("portfolios")
        and word not in known_spellings()
        and word not in words("cities")
        and not shape_of(f"X {word}")
        and not is_time_word(word, context.starts[at], context.text)
    )


def _family_given(mentions: list[Mention], text: str) -> list[Mention]:
    """Read "Halloran, Denise" of a list or byline as Denise Halloran."""
    forms = {mention.text for mention in mentions}
    kept: list[Mention] = []
    for mention in mentions:
        family = kept[-1] if kept else None
        if (
            family
            and text[family.end : mention.start] == ", "
            and mention.text.isalpha()
            and (family.text.replace("-", "").isalpha() or family.text in forms)
            and is_given_name(mention.text)
            and mention.text not in known_spellings()
            and not is_given_name(family.text)
            and family.text not in known_spellings()
            and family.text not in words("cities")
            and text[family.start - 2 : family.start] != ", "
            and _closes(mention.end, text)
            and (f"{mention.text} {family.text}" in text or is_surname(family.text))
        ):
            form = f"{mention.text} {family.text}"
            kept[-1] = Mention(
                family.start, mention.end, text[family.start : mention.end], "PERSON", form=form
            )
        else:
            kept.append(mention)
    return kept


def _closes(end: int, text: str) -> bool:
    """Return whether a list goes on or a verb follows, not "Halloran, Denise and Paul"."""
    following = text[end : end + 5]
    return not following.startswith((", ", " and", "-")) and not re.match(r" [A-Z]", following)
