"""Speakers one article only describes and another names: "the NATO secretary general"."""

import json
import re
from collections import defaultdict

import pandas as pd

# A description is resolved within its article 93 times in 100 (PolNeAR dev); across articles no
# corpus tells, so a little less is claimed.
_IS_RIGHT = 0.9
_ARTICLE = re.compile(r"(?:the|a|an)\s+", re.IGNORECASE)


def name_described(quotes: pd.DataFrame, names: pd.DataFrame) -> pd.DataFrame:
    """Give a speaker known by a role alone the name that other articles give with that role.

    Only where the role holds a name of its own ("the NATO chief", not "the minister"), exactly
    one person named in the article is called so, word for word, in the story, and nobody
    else named there is.

    Args:
        quotes: QUOTES of all articles, with speakers named over all articles.
        names: the links of names, with article_id, local_type and canonical.
    """
    holders = _holders(quotes)
    people = names[names["local_type"] == "PERSON"]
    named = people.groupby("article_id")["canonical"].agg(set).to_dict()
    found: dict[object, tuple[str, str]] = {}
    for row in quotes.itertuples():
        if pd.isna(row.speaker) or not (role := _role(row.speaker_text)) or role not in holders:
            continue
        if _plain(row.speaker) != role:  # its article has said who that is
            continue
        here = holders[role].keys() & named.get(row.article_id, set())
        if len(here) == 1:
            name = here.pop()
            found[row.Index] = name, holders[role][name]
    return _renamed(quotes, found)


def _holders(quotes: pd.DataFrame) -> dict[str, dict[str, str]]:
    """Give who is called what: role -> person -> the role as printed."""
    holders: dict[str, dict[str, str]] = defaultdict(dict)
    told = quotes[["speaker", "speaker_role"]].dropna().drop_duplicates()
    for speaker, printed in zip(told["speaker"], told["speaker_role"], strict=True):
        if role := _role(printed):
            holders[role].setdefault(str(speaker), str(printed))
    return holders


def _renamed(quotes: pd.DataFrame, found: dict[object, tuple[str, str]]) -> pd.DataFrame:
    quotes = quotes.copy()
    for at, (name, printed) in found.items():
        because = f"; another article calls {name} {json.dumps(printed, ensure_ascii=False)}"
        quotes.loc[at, ["speaker", "speaker_role"]] = [name, printed]
        quotes.loc[at, "reason"] = str(quotes.loc[at, "reason"]) + because
        quotes.loc[at, "confidence"] = round(float(quotes.loc[at, "confidence"]) * _IS_RIGHT, 3)
    return quotes


def _role(printed: object) -> str:
    """Write a role in one way; "" for none, and for one that many hold: "the minister"."""
    words = "" if pd.isna(printed) else _ARTICLE.sub("", str(printed).strip(), count=1)
    has_name = any(word[:1].isupper() for word in words.split()[:-1])
    return _plain(words) if has_name else ""


def _plain(words: object) -> str:
    return " ".join(re.findall(r"\w+", str(words).lower()))
