"""One name for one person, body or place over all articles."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

import pandas as pd

from newstables.names.decisions import NameDecision, Standing, decide, kept_apart
from newstables.names.lexicon import known_spellings
from newstables.names.shapes import (
    family_name,
    folded,
    given_names,
    given_names_clash,
    is_acronym,
    person_words,
    without_suffix,
)

SHARE = 0.8  # of all mentions of a surname: one bearer has to reach it to be given the rest
COLUMNS = (
    "article_id", "local_type", "local_name", "type", "canonical", "reason", "inferred", "ignored"
)  # fmt: skip


def count_names(mentions: pd.DataFrame) -> pd.DataFrame:
    """Count how often each article names what.

    Returns:
        article_id, type, name, mentions and forms (JSON: {spelling: how often}), a row a name.
    """
    forms: dict[tuple[str, str, str], Counter[str]] = defaultdict(Counter)
    columns = (mentions[c].tolist() for c in ("article_id", "type", "name", "text"))
    for article_id, type_, name, form in zip(*columns, strict=True):
        forms[article_id, type_, name][form] += 1
    rows = [
        (*key, counts.total(), json.dumps(counts, sort_keys=True, ensure_ascii=False))
        for key, counts in sorted(forms.items())
    ]
    return pd.DataFrame(rows, columns=["article_id", "type", "name", "mentions", "forms"])


def link_names(mentions: pd.DataFrame, *, decisions: Sequence[NameDecision] = ()) -> pd.DataFrame:
    """Link the names of a MENTIONS frame of many articles: see `link_counts`."""
    return link_counts(count_names(mentions), decisions=decisions)


def link_counts(counts: pd.DataFrame, *, decisions: Sequence[NameDecision] = ()) -> pd.DataFrame:
    """Give each name of each article the name it is counted under over all articles.

    Two people are never put together silently: what only follows from other articles is marked
    as inferred, and a rule of an analyst comes first and wins.

    Args:
        counts: a row a name of an article, as `count_names` gives them; tables of several
            batches may be put one under the other.
        decisions: the analyst's rules, oldest first.

    Returns:
        A row for each of `counts`: article_id, local_type and local_name as they came, then
        type, canonical, reason, inferred, ignored. The order of articles changes nothing.
    """
    rows = sorted(
        zip(
            *(counts[c].tolist() for c in ("article_id", "type", "name", "mentions", "forms")),
            strict=True,
        )
    )
    standings = []
    for article_id, type_, name, _, _ in rows:
        standing = Standing(type_, name)
        decide(standing, decisions, article_id=article_id)
        standings.append(standing)
    free: Counter[tuple[str, str]] = Counter()
    forms: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for (_, _, _, mentions, printed), standing in zip(rows, standings, strict=True):
        if not standing.ignored:
            free[standing.type, standing.name] += mentions
            forms[standing.type, standing.name].update(json.loads(printed))
    links = _Links(free, forms, apart=kept_apart(decisions))
    linked = []
    for (article_id, type_, name, _, _), standing in zip(rows, standings, strict=True):
        reason, inferred = standing.decided or "as found", False
        if not standing.decided:
            standing.type, standing.name, reason, inferred = links.of(type_, name)
            if decide(standing, decisions, article_id=article_id):
                reason, inferred = standing.decided, False
        linked.append(
            (
                article_id,
                type_,
                name,
                standing.type,
                standing.name,
                reason,
                inferred,
                standing.ignored,
            )
        )
    return pd.DataFrame(linked, columns=list(COLUMNS))


Key = tuple[str, str]  # type, name


class _Links:
    """The links that follow from a table of names alone."""

    def __init__(
        self,
        counts: Counter[Key],
        forms: dict[Key, Counter[str]],
        *,
        apart: frozenset[frozenset[str]],
    ) -> None:
        self._counts, self._forms, self._apart = counts, forms, apart
        self._to: dict[Key, tuple[Key, str, bool]] = {}
        self._same_spelling()
        self._people()
        self._bodies()

    def of(self, type_: str, name: str) -> tuple[str, str, str, bool]:
        """Follow the links from a name to the one it is counted under."""
        key, reasons, inferred = (type_, name), [], False
        seen = {key}
        while key in self._to:
            key, reason, guess = self._to[key]
            if key in seen:
                break
            seen.add(key)
            reasons.append(reason)
            inferred = inferred or guess
        return *key, "; ".join(reasons) or "as found", inferred

    def _put(self, key: Key, target: Key, reason: str, *, inferred: bool) -> None:
        if key != target and frozenset({key[1], target[1]}) not in self._apart:
            self._to[key] = (target, reason, inferred)

    def _ranked(self, keys: Iterable[Key]) -> list[Key]:
        return sorted(keys, key=lambda k: (-self._counts[k], -len(k[1]), k))

    def _same_spelling(self) -> None:
        """Put spellings together that differ in accents, dots, case or hyphens, or in type."""
        groups: dict[str, list[Key]] = defaultdict(list)
        for key in self._counts:
            spelling = without_suffix(key[1]) if key[0] == "ORG" else key[1]
            groups[folded(spelling)].append(key)
        for group in groups.values():
            if len(group) < 2:
                continue
            best, *others = self._ranked(group)
            total = sum(self._counts[key] for key in group)
            for key in others:
                if key[0] == best[0]:
                    self._put(key, best, f"other spelling of {best[1]}", inferred=False)
                elif "NORP" not in (key[0], best[0]) and self._counts[best] * 3 >= 2 * total:
                    reason = f"{best[1]} is mostly found as {best[0]}"
                    self._put(key, best, reason, inferred=True)

    def _open(self, type_: str) -> list[Key]:
        return self._ranked(k for k in self._counts if k[0] == type_ and k not in self._to)

    def _people(self) -> None:
        families: dict[str, list[Key]] = defaultdict(list)
        lone: list[Key] = []
        for key in self._open("PERSON"):
            if len(person_words(key[1])) < 2:
                lone.append(key)
            else:
                families[folded(family_name(key[1]))].append(key)
        for group in families.values():
            self._shorter_forms(group)
        for key in lone:
            bearers = [k for k in families.get(folded(key[1]), []) if k not in self._to]
            total = sum(self._weight(k) for k in bearers)
            for bearer in bearers[:1]:
                if self._weight(bearer) < SHARE * total:
                    break
                what = "the only" if len(bearers) == 1 else "by far the most named"
                reason = f"{bearer[1]} is {what} {key[1]} named in full elsewhere"
                self._put(key, bearer, reason, inferred=True)

    def _weight(self, key: Key) -> int:
        return self._counts[key] + sum(
            self._counts[k] for k, (target, _, _) in self._to.items() if target == key
        )

    def _shorter_forms(self, group: list[Key]) -> None:
        """Link "J. Stoltenberg" and "George Bush" to the one longer name that they agree with."""
        for key in sorted(group, key=lambda k: (_letters(k), k)):
            fuller = [
                other
                for other in group
                if other != key
                and _letters(other) > _letters(key)
                and not given_names_clash(key[1], other[1])
            ]
            fuller = [k for k in fuller if k not in self._to] or fuller
            if len(fuller) == 1:
                reason = f"agrees with {fuller[0][1]} and no other"
                if self._counts[key] > self._counts[fuller[0]] and not _by_initial(key):
                    self._put(fuller[0], key, f"fuller form of {key[1]}", inferred=True)
                else:
                    self._put(key, fuller[0], reason, inferred=True)

    def _bodies(self) -> None:
        """Link an acronym standing alone to the long name that articles give with it."""
        known = known_spellings()
        longs: dict[str, list[Key]] = defaultdict(list)
        for key in self._open("ORG"):
            for form in self._forms[key]:
                if is_acronym(form) and form != key[1]:
                    longs[folded(form)].append(key)
        for key in self._open("ORG"):
            if key[1] in known or not is_acronym(key[1]):
                continue
            candidates = [k for k in longs.get(folded(key[1]), []) if k != key]
            total = sum(self._counts[k] for k in candidates)
            if candidates and self._counts[candidates[0]] >= SHARE * total:
                reason = f"acronym of {candidates[0][1]} in other articles"
                self._put(key, candidates[0], reason, inferred=True)


def _letters(key: Key) -> tuple[int, int]:
    given = given_names(key[1])
    return len(given), sum(len(word.replace(".", "")) for word in given)


def _by_initial(key: Key) -> bool:
    given = given_names(key[1])
    return bool(given) and len(given[0].replace(".", "")) == 1
