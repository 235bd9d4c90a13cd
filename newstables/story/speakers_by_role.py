"""Speakers whom one article knows by role alone and another names: "the NATO secretary general"."""

import re
from collections.abc import Collection, Mapping

import pandas as pd

# A speaker by role is resolved within its article 93 times in 100 (PolNeAR dev); across articles no
# corpus tells, so a little less is claimed.
_IS_RIGHT = 0.9
_ARTICLE = re.compile(r"(?:the|a|an)\s+", re.IGNORECASE)
_THE = re.compile(r"the\s+", re.IGNORECASE)
HOLD_NAMES = frozenset({"ORG", "GPE", "NORP", "LOC"})
_MOST_WORDS = 4  # of a name inside a role

# Role, written in one way -> person -> article that says so -> the role as printed there.
Holders = Mapping[str, Mapping[str, Mapping[str, str]]]


def find_holders(quotes: pd.DataFrame, names: pd.DataFrame) -> Holders:
    """Find who is called what, by roles that hold a name: "NATO chief", not "Prime Minister".

    Args:
        quotes: article_id, speaker (named over all articles) and speaker_role of QUOTES.
        names: the links of names over all articles, as `link_names` gives them.
    """
    known = names[names["local_type"].isin(HOLD_NAMES)]
    words = {plain_words(name) for name in {*known["local_name"], *known["canonical"]}}
    holders: dict[str, dict[str, dict[str, str]]] = {}
    told = quotes[["article_id", "speaker", "speaker_role"]].dropna().drop_duplicates()
    for article_id, speaker, printed in told.itertuples(index=False):
        role = role_told(printed)
        if holds_a_name(role, words):
            holders.setdefault(role, {}).setdefault(speaker, {}).setdefault(article_id, printed)
    return holders


def name_speakers_by_role(
    quotes: pd.DataFrame, names: pd.DataFrame, *, holders: Holders
) -> pd.DataFrame:
    """Name a speaker known by a role alone as other articles name who has that role.

    Only "the" and a role that holds a name, when exactly one of the people named in the article
    is called so, word for word; "a NATO official" may be anybody.

    Args:
        quotes: QUOTES, with speakers named over all articles.
        names: the links of names of these articles, as `link_names` gives them.
        holders: who is called what, over all articles.

    Returns:
        QUOTES; speaker, speaker_role, reason and confidence replaced where a name was found.
    """
    people = names[names["local_type"] == "PERSON"]
    named = people.groupby("article_id")["canonical"].agg(set).to_dict()
    found: dict[int, tuple[str, str, str]] = {}
    columns = ("article_id", "speaker", "speaker_text")
    rows = zip(*(quotes[name].tolist() for name in columns), strict=True)
    for place, (article_id, speaker, printed) in enumerate(rows):
        role = asked_role(speaker, printed)
        if role is None or role not in holders:
            continue
        here = holders[role].keys() & named.get(article_id, set())
        if len(here) == 1:
            name = here.pop()
            told = holders[role][name]
            which = "this article" if article_id in told else "another article"
            words = told.get(article_id) or next(iter(told.values()))
            found[place] = name, words, f"; {which} calls {name} “{words}”"
    return _renamed(quotes, found)


def _renamed(quotes: pd.DataFrame, found: Mapping[int, tuple[str, str, str]]) -> pd.DataFrame:
    if not found:
        return quotes
    rows, places = quotes.copy(), list(found)
    chosen = rows.index[places]
    rows.loc[chosen, "speaker"] = [name for name, _, _ in found.values()]
    rows.loc[chosen, "speaker_role"] = [words for _, words, _ in found.values()]
    because = [because for _, _, because in found.values()]
    rows.loc[chosen, "reason"] = rows.loc[chosen, "reason"].str.cat(because)
    rows.loc[chosen, "confidence"] = (rows.loc[chosen, "confidence"] * _IS_RIGHT).round(3)
    return rows


def role_told(printed: object) -> str:
    """Return a role as it is compared, given as an article prints it beside a name."""
    return plain_words(_ARTICLE.sub("", str(printed), count=1))


def asked_role(speaker: object, printed: object) -> str | None:
    """Return the role by which alone an article knows a speaker, None when it says who that is."""
    if pd.isna(speaker) or pd.isna(printed) or not _THE.match(str(printed)):
        return None
    role = plain_words(_THE.sub("", str(printed), count=1))
    return role if plain_words(speaker) == role else None


def holds_a_name(role: str, known: Collection[str]) -> bool:
    """Return whether some words of a role are a name, but not all of them: that is no role."""
    return any(part in known for part in parts_of(role))


def parts_of(role: str) -> list[str]:
    """Return the runs of a role's words that may be a name."""
    words = role.split()
    return [
        " ".join(words[first:last])
        for first in range(len(words))
        for last in range(first + 1, min(len(words), first + _MOST_WORDS) + 1)
        if last - first < len(words)
    ]


def plain_words(words: object) -> str:
    """Return words in small letters, without marks."""
    return " ".join(re.findall(r"\w+", str(words).lower()))
