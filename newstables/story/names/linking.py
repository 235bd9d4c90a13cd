"""One name for one person, body or place over all articles."""

import json
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence, Set
from typing import Protocol

import pandas as pd

from newstables.decisions.names import NameDecision, Standing, decide, kept_apart
from newstables.finding.names.shapes import is_full
from newstables.lexicons import words
from newstables.story.names.links import Key, Links

COLUMNS = (
    "article_id", "local_type", "local_name", "type", "canonical", "reason", "inferred", "ignored"
)  # fmt: skip


def count_names(mentions: pd.DataFrame) -> pd.DataFrame:
    """Count how often each article names what.

    Args:
        mentions: a MENTIONS frame.

    Returns:
        article_id, type, name, mentions and forms (JSON: {spelling: how often}), a row a name.
    """
    forms: dict[tuple[str, str, str], Counter[str]] = defaultdict(Counter)
    columns = (mentions[column].tolist() for column in ("article_id", "type", "name", "text"))
    for article_id, type_, name, form in zip(*columns, strict=True):
        forms[article_id, type_, name][form] += 1
    rows = [
        (*key, counts.total(), json.dumps(counts, sort_keys=True, ensure_ascii=False))
        for key, counts in sorted(forms.items())
    ]
    return pd.DataFrame(rows, columns=["article_id", "type", "name", "mentions", "forms"])


def link_names(mentions: pd.DataFrame, *, decisions: Sequence[NameDecision] = ()) -> pd.DataFrame:
    """Link the names of many articles: see `link_counts`.

    Args:
        mentions: a MENTIONS frame of all articles.
        decisions: the analyst's rules, oldest first.

    Returns:
        A row a name of an article, as `link_counts` returns them.
    """
    return link_counts(count_names(mentions), decisions=decisions)


def link_counts(counts: pd.DataFrame, *, decisions: Sequence[NameDecision] = ()) -> pd.DataFrame:
    """Return, for each name of each article, the name it is counted under over all articles.

    Two people are never put together silently: what only follows from other articles is marked
    as inferred, and a rule of an analyst comes first and wins.

    Args:
        counts: a row a name of an article, as `count_names` returns them; tables of several
            batches may be put one under the other.
        decisions: the analyst's rules, oldest first.

    Returns:
        A row for each of `counts`: article_id, local_type and local_name as they came, then
        type, canonical, reason, inferred, ignored. The order of articles changes nothing.
    """
    columns = ("article_id", "type", "name", "mentions", "forms")
    rows = sorted(zip(*(counts[column].tolist() for column in columns), strict=True))
    standings = []
    used: Counter[Key] = Counter()
    forms: dict[Key, Counter[str]] = defaultdict(Counter)
    articles: dict[Key, set[str]] = defaultdict(set)
    for article_id, type_, name, mentions, printed in rows:
        standing = Standing(type_, name)
        decide(standing, decisions, article_id=article_id, linked=False)
        standings.append(standing)
        if not standing.ignored:
            used[standing.type, standing.name] += mentions
            forms[standing.type, standing.name].update(json.loads(printed))
            articles[standing.type, standing.name].add(article_id)
    links = Links(used, forms, apart=kept_apart(decisions), articles=articles)
    here: dict[Key, set[str]] = defaultdict(set)  # the articles that name a person in full
    told: dict[str, set[Key]] = defaultdict(set)  # what each article names beside places
    for row, standing in zip(rows, standings, strict=True):
        key = links.of((standing.type, standing.name))[0]
        if standing.type == "PERSON" and is_full(standing.name):
            here[key].add(row[0])
        if standing.type in ("PERSON", "ORG"):
            told[row[0]].add(key)
    linked = [
        (
            *row[:3],
            *link_standing(standing, links, decisions, article_id=row[0], here=here, told=told),
        )
        for row, standing in zip(rows, standings, strict=True)
    ]
    return pd.DataFrame(linked, columns=list(COLUMNS))


class Linked(Protocol):
    """Whatever tells what names are linked to, as Links does."""

    def of(self, key: Key) -> tuple[Key, str, bool]:
        """Return the name a name is counted under, why, and whether that is inferred."""
        ...


def link_standing(
    standing: Standing,
    links: Linked,
    decisions: Sequence[NameDecision],
    *,
    article_id: str,
    here: Mapping[Key, Set[str]],
    told: Mapping[str, Set[Key]],
) -> tuple[str, str, str, bool, bool]:
    """Return type, canonical, reason, inferred and ignored of one name.

    A surname left alone by an article that names its bearer in full is someone else's: the
    president's, when the article names only his wife in full. So is a surname that very many
    people bear, when the articles that name the bearer tell of nothing else that this one tells of.
    """
    reason, inferred = "as found", False
    if not standing.fixed:
        key = (standing.type, standing.name)
        target, why, guess = links.of(key)
        someone_else = (
            guess
            and not is_full(key[1])
            and (
                article_id in here.get(target, ())
                or _of_another_story(key, target, article_id, here=here, told=told)
            )
        )
        if not (someone_else and key[0] == "PERSON"):
            (standing.type, standing.name), reason, inferred = target, why, guess
    decide(standing, decisions, article_id=article_id, linked=True)
    if standing.decided:
        reason, inferred = standing.decided, False
    return standing.type, standing.name, reason, inferred, standing.ignored


def _of_another_story(
    key: Key,
    target: Key,
    article_id: str,
    *,
    here: Mapping[Key, Set[str]],
    told: Mapping[str, Set[Key]],
) -> bool:
    """Return whether a lone "Lee" stands in an article that shares nothing with the bearer's."""
    if key[1] not in words("family_names_first"):
        return False
    mine = told.get(article_id, frozenset()) - {target}
    return not any(mine & told[other] for other in here.get(target, ()))
