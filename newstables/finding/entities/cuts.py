"""What is glued to a name or is none: days, title fragments, headlines, a dash and an article."""

import re

import simplemma

from newstables.finding.entities.calendar_words import DAYS, is_after_time_word, is_time_word
from newstables.finding.entities.context import Context
from newstables.finding.entities.spans import Mention
from newstables.finding.names.lexicon import known_spellings
from newstables.finding.names.shapes import is_given_name, person_words
from newstables.lexicons import words

_DASHED = re.compile(r"\s[-–—]+ (?:A|An|The|He|She)$")
_LETTERS = re.compile(
    r",? (?:T\.?D\.?|M\.?P\.?|MEP|MSP|TD|KC|QC|SC|[CKMO]BE|Ph\.?D\.?|M\.?D\.?|Esq\.?)$"
)
_HONORIFICS = re.compile(
    r"(?:(?:Datuk|Datin|Dato['’]?|Datuk Seri|Seri|Tan Sri|Tun|Hj\.?|Samdech|Shri|Smt\.?|H\.?E\.?|"
    r"Hon\.?|Mr\.?|Mrs\.?|Ms\.?|Dr\.?) )+"
)
_OFFICE = re.compile(
    r"(?:Ministers?|Secretary|Secretaries|Commissioners?|Chiefs?|Spokes\w+|Undersecretary|Adviser"
    r"|Advisor|Director|Correspondent)$"
)
# Words that no name has with a capital, but a headline has.
_HEADLINE_WORDS = frozenset(
    {"After", "Against", "Ahead", "Amid", "Are", "As", "Before", "By", "Could", "Despite", "During"}
    | {"Has", "How", "Into", "Is", "May", "Over", "Says", "That", "To", "Was", "Were", "What"}
    | {"When", "Who", "Why", "Will", "With"}
)
_GLUED = frozenset({"PERSON", "GPE", "NORP", "LOC"})  # a body may be called Friday Club
_OF_TITLE = re.compile(
    r"\b(?:Arch|arch)?(?:[Bb]ishop|Duke|Duchess|Earl|Countess|Marquess|Marchioness|Viscount"
    r"|Viscountess|Baron|Baroness|Lord|Lady) of (?:the )?$"
)
_STOPS = (".", "!", "?", "”", '"', "’")


def cut_to_names(mentions: list[Mention], context: Context) -> list[Mention]:
    """Cut what is no part of a name; leave out what is none."""
    kept = []
    for mention in mentions:
        if _is_headline(mention, context.text) or _is_of_title(mention, context.text):
            continue
        _cut_dash(mention, context.text)
        _take_in_hyphen(mention, context.text)
        _cut_letters(mention, context.text)
        _cut_honorifics(mention, context.text)
        _cut_description(mention, context.text)
        if mention.type in _GLUED or is_after_time_word(mention.start, context.text):
            _cut_days(mention, context.text)
        person = _behind_country(mention, context.text)
        if _cut_office(mention, context):
            kept.append(mention)
        if person is not None:
            kept.append(person)
    return kept


def _is_headline(mention: Mention, text: str) -> bool:
    """Return whether it is a run of a headline: "Holm, Duarte Clash Over Fishing Rights"."""
    parts = mention.text.split()
    if len(parts) < 4:
        return False
    begin = text.rfind("\n", 0, mention.start) + 1
    end = text.find("\n", mention.end)
    line = text[begin : end if end >= 0 else len(text)].strip()
    if line.endswith(_STOPS) or not all(
        word[0].isupper() for word in line.split() if len(word) > 4 and word[0].isalpha()
    ):
        return False
    inside = parts[1:]
    return any(part in _HEADLINE_WORDS for part in inside) or (
        mention.type != "PERSON" and "," in mention.text
    )


def _is_of_title(mention: Mention, text: str) -> bool:
    """Return whether it is the place in a title, where nothing happens: Duchess of Kent."""
    before = text[max(0, mention.start - 30) : mention.start]
    return mention.type != "PERSON" and bool(_OF_TITLE.search(before))


def _cut_dash(mention: Mention, text: str) -> None:
    dashed = _DASHED.search(mention.text)
    if dashed:
        mention.move(text, mention.start, mention.start + dashed.start())
        if 2 <= len(person_words(mention.text)) <= 3 and is_given_name(mention.text.split()[0]):
            mention.type = "PERSON"


_BEFORE_HYPHEN = re.compile(r"[A-ZÀ-Þ][^\W\d_]+[-‐‑]$")


def _take_in_hyphen(mention: Mention, text: str) -> None:
    """Take in the part of a surname before a hyphen: "[Aho-]Lindqvist"."""
    before = _BEFORE_HYPHEN.search(text[max(0, mention.start - 20) : mention.start])
    if before and mention.type == "PERSON" and " " not in mention.text:
        mention.move(text, mention.start - len(before[0]), mention.end)


def _cut_letters(mention: Mention, text: str) -> None:
    """Leave out the letters behind a name that tell a rank or degree: "Ana Holm [T.D.]"."""
    letters = _LETTERS.search(mention.text)
    parts = len(mention.text.split())
    if letters and (mention.type == "PERSON" or (letters[0].isupper() and parts in (3, 4))):
        mention.move(text, mention.start, mention.start + letters.start())


def _cut_honorifics(mention: Mention, text: str) -> None:
    """Leave out what is put before a name out of respect: "[Datuk Seri] Azlan Yusof"."""
    polite = _HONORIFICS.match(mention.text)
    if polite and mention.type == "PERSON" and polite.end() < len(mention.text):
        mention.move(text, mention.start + polite.end(), mention.end)


_LIKE_A_PARENT = re.compile(r"(?:[A-Z][a-z]+-(?:of|to|turned)-\w+|Ex|Former|Then)[- ](?=[A-Z])")


def _cut_description(mention: Mention, text: str) -> None:
    """Leave out what a tabloid puts before a name: "[Mum-of-three] Kelly Drabble"."""
    _cut_post(mention, text)
    told = _LIKE_A_PARENT.match(mention.text)
    if told and mention.type == "PERSON":
        mention.move(text, mention.start + told.end(), mention.end)
    first, _, rest = mention.text.partition(" ")
    is_role = first.lower() in words("role_nouns") and first not in words("person_titles")
    if is_role and " " in rest and mention.type == "PERSON" and not is_given_name(first):
        mention.move(text, mention.end - len(rest), mention.end)  # "[Neighbor] Earl Whitby"


def _cut_post(mention: Mention, text: str) -> None:
    """Leave out a post of two words and more before a full name: "[Health Minister] Bo Lund"."""
    parts = mention.text.split(" ")
    for size in range(len(parts) - 2, 1, -1):
        if mention.type == "PERSON" and " ".join(parts[:size]) in words("person_titles"):
            mention.move(text, mention.end - len(" ".join(parts[size:])), mention.end)
            return


def _behind_country(mention: Mention, text: str) -> Mention | None:
    """Part a person from the country they preside: "Republic of Ghana [Ana Duarte]"."""
    parts = mention.text.split(" ")
    if mention.type == "PERSON" or len(parts) < 3:
        return None
    for size in range(len(parts) - 2, 0, -1):
        place = known_spellings().get(" ".join(parts[:size]).removeprefix("Republic of "))
        if place is None or place.type != "GPE":
            continue
        rest = parts[size:]
        if any(not word.istitle() or simplemma.is_known(word.lower(), "en") for word in rest):
            return None
        start, end = mention.start + len(" ".join(parts[:size])) + 1, mention.end
        mention.move(text, mention.start, start - 1)
        return Mention(start, end, text[start:end], "PERSON")
    return None


def _cut_days(mention: Mention, text: str) -> None:
    """Leave out a day or month before or behind: "[Tuesday] Dusek", "Dusek [Monday]"."""
    first, _, rest = mention.text.partition(" ")
    while rest and (first == "Via" or is_time_word(first, mention.start, text)):
        mention.move(text, mention.end - len(rest), mention.end)
        first, _, rest = mention.text.partition(" ")
    before, _, last = mention.text.rpartition(" ")
    if before and last in DAYS:
        mention.move(text, mention.start, mention.start + len(before))


def _cut_office(mention: Mention, context: Context) -> bool:
    """Cut off the part of an office: "Kazakh Transport [Minister]"; return whether a name is left.

    An office alone is no name either: "Labor Secretary", "Minister of Environment".
    """
    after = context.index(mention.end)
    office_follows = (
        after < len(context.words)
        and context.adjacent(after - 1)
        and (_OFFICE.match(context.words[after]) or context.words[after] == "Cabinet")
        and context.words[after] not in mention.text
    )
    parts = mention.text.split()
    place = known_spellings().get(parts[0])
    if (
        mention.type == "PERSON"
        and len(parts) == 2
        and parts[1] in words("person_titles")
        and place
        and place.type != "PERSON"
    ):
        mention.move(context.text, mention.start, mention.start + len(parts[0]))
        mention.type = place.type
        return True
    if not office_follows:
        return not _is_office(parts)
    left = list(parts)
    while left and left[-1].rstrip(",") in words("portfolios") | {"and", "&"}:
        left.pop()
    if len(left) == len(parts):
        return True
    if not left:
        return False
    mention.move(context.text, mention.start, mention.start + len(" ".join(left)))
    return True


def _is_office(parts: list[str]) -> bool:
    if len(parts) < 2:
        return False
    posts = words("person_titles")
    if " ".join(parts) in posts:
        return True
    if parts[0] in posts and parts[1] in ("of", "for"):
        return all(part in words("portfolios") | {"and", "the"} for part in parts[2:])
    return parts[-1] in posts and all(
        part in words("portfolios") or part in posts for part in parts[:-1]
    )
