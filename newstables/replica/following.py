"""One step of a replica: what changed in the log, carried into the tables by parts."""

import sqlite3
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

import duckdb
import pandas as pd

from newstables.decisions.corrections import correct_articles, name_decisions
from newstables.decisions.removals import WHAT as REMOVED
from newstables.decisions.removals import removed
from newstables.decisions.sound import sound
from newstables.decisions.story_log import log_of_store
from newstables.frames import FrameSchema
from newstables.queries.mention_filters import build_name_counts
from newstables.replica.names import NameIndex, concerned
from newstables.replica.quotations import Quotations
from newstables.replica.stories.following import Moved, follow_stories
from newstables.replica.tables import among, delete, put, read_table
from newstables.replica.timeline import tell_timeline
from newstables.schemas import CORRECTIONS, FINDINGS, MENTIONS, QUOTES
from newstables.store.log import Changes
from newstables.store.sample import sample_ids
from newstables.store.store import Store
from newstables.story.names.applying import apply_links
from newstables.story.times.resolving import resolve_times

_OWN = "story_corrections"
_AT_ONCE = 500  # articles told together: bounds the memory of a replica built new


class Step:
    """What changed, and the tables it is carried into; used once, in one transaction."""

    def __init__(
        self,
        store: Store,
        cursor: duckdb.DuckDBPyConnection,
        parts: sqlite3.Connection,
        *,
        pipeline: str,
        changes: Changes,
    ) -> None:
        """Follow `store` through `cursor`, whose transaction is open."""
        self._store, self._cursor, self._parts = store, cursor, parts
        self._pipeline, self._changes = pipeline, changes
        # Of decisions about one quotation there may be very many: those told of here are looked up.
        reaching_far = "what NOT LIKE 'quote.%' OR scope = 'everywhere'"
        those = among(changes.corrections, key="correction_id")
        before = read_table(cursor, CORRECTIONS, where=f"WHERE {reaching_far} OR {those}")
        came = sound(store.corrections(changes.corrections))
        self._follow_own(came)
        came = log_of_store(came)
        put(cursor, "corrections", came, of=changes.corrections, key="correction_id")
        is_touched = before["correction_id"].isin(changes.corrections)
        self._touched = pd.concat([before[is_touched], came])
        self._log = pd.concat([before[~is_touched], came]).sort_values(
            ["number", "correction_id"], ignore_index=True
        )
        self._gone = removed(self._log)
        self._rules = self._rules_before = name_decisions(self._log)
        if self._touched["what"].str.startswith("name.").any():
            self._rules_before = name_decisions(before)
        self._pairs_before = self._quotations().everywhere(before)
        self._decided = bool(self._touched["what"].str.startswith(("event.", "tour.")).any())
        self._timeline_moved = self._decided
        self._moved: set[str] = set()  # articles of which anything is told otherwise

    def _follow_own(self, came: pd.DataFrame) -> None:
        """Take in the decisions that hold in one story alone."""
        ids = self._changes.corrections
        before = read_table(self._cursor, CORRECTIONS, table=_OWN)
        own = came[came["story"].notna()]
        put(self._cursor, _OWN, own, of=ids, key="correction_id")
        is_touched = before["correction_id"].isin(ids)
        self._own = pd.concat([before[~is_touched], own]).sort_values(
            ["number", "correction_id"], ignore_index=True
        )
        self._own_touched = set(pd.concat([before[is_touched], own])["story"])

    def follow(self, folder: Path) -> None:
        """Carry the changes into the tables; `folder` is that of the replica."""
        about = self._touched["what"].str
        targets = self._touched["target"]
        removals = targets[self._touched["what"].eq(REMOVED)]
        articles = {*self._changes.articles, *targets[about.startswith("article.")]}
        articles.update(self._store.copies_of(removals))
        ruled = self._rules != self._rules_before
        for some in _in_parts(sorted(articles)):
            self._tell(some)
        if ruled:
            self._tell([], rules_changed=True)
        self._tell_quotes_again()
        if self._timeline_moved:
            tell_timeline(self._cursor, self._log)
        moved = Moved(
            self._log, self._own, self._moved, timeline=self._timeline_moved,
            decided=self._decided, ruled=ruled, own_of=self._own_touched,
        )  # fmt: skip
        follow_stories(self._store, self._cursor, folder, moved, self._quotations())

    # ---- articles and names

    def _tell(self, article_ids: Collection[str], *, rules_changed: bool = False) -> None:
        """Tell articles anew that were added, read, dated or removed, and those linked to them."""
        had_happenings = self._has_happenings(article_ids)
        found = self._put_articles(article_ids)
        names = NameIndex(self._parts, self._rules)
        changed = names.follow(
            article_ids,
            found["mentions"],
            rules_before=self._rules_before if rules_changed else None,
        )
        quotations = self._quotations()
        others = changed - set(article_ids)
        if rules_changed:
            others |= quotations.spoken_by(concerned(self._rules_before, self._rules))
        self._put_mentions(article_ids, found["mentions"])
        for some in _in_parts(sorted(others)):
            self._put_mentions(some, self._found(some, MENTIONS)["mentions"])
        told = quotations.tell(article_ids, found=found["quotes"], names=(names.lost, names.come))
        for some in _in_parts(sorted(others)):
            told |= quotations.tell(some)
        quotations.write_rows(told)
        self._moved |= {*article_ids, *others, *told}
        here = had_happenings or self._has_happenings(article_ids)
        self._timeline_moved |= here or self._has_happenings(others)

    def _put_articles(self, article_ids: Collection[str]) -> dict[str, pd.DataFrame]:
        """Write what articles tell whatever their names are; return what was found in them."""
        present = self._present(article_ids)
        articles = correct_articles(self._store.articles(present), self._about(present))
        copied = articles["duplicate_of"]
        articles = articles.assign(
            duplicate_of=copied.mask(copied.isin(self._gone).fillna(value=False)),
            sample=articles["article_id"].isin(sample_ids()),
        )
        found = self._found(present, *FINDINGS)
        published = dict(zip(articles["article_id"], articles["published"], strict=True))
        times = resolve_times(
            found["times"],
            published={
                article_id: None if pd.isna(day) else day for article_id, day in published.items()
            },
        )
        put(self._cursor, "articles", articles, of=article_ids)
        put(self._cursor, "times", times, of=article_ids)
        for name in ("furniture", "happenings"):
            put(self._cursor, name, found[name], of=article_ids)
        return found

    def _put_mentions(self, article_ids: Collection[str], found: pd.DataFrame) -> None:
        """Write the mentions and names of articles anew, as their names are counted now."""
        links = self._links(article_ids)
        put(self._cursor, "names", links, of=article_ids)
        mentions = apply_links(found, links=links, decisions=self._rules)
        put(self._cursor, "mentions", mentions, of=article_ids)
        delete(self._cursor, "name_counts", of=article_ids)
        build_name_counts(self._cursor, of=among(article_ids, key="m.article_id"))

    def _links(self, article_ids: Collection[str]) -> pd.DataFrame:
        return NameIndex(self._parts, self._rules).links(article_ids)

    def _about(self, article_ids: Collection[str]) -> pd.DataFrame:
        return self._log[self._log["target"].isin(article_ids)]

    def _has_happenings(self, article_ids: Collection[str]) -> bool:
        if not article_ids:
            return False
        found = self._cursor.execute(
            f"SELECT 1 FROM happenings WHERE {among(article_ids)} LIMIT 1"
        ).fetchone()
        return found is not None

    # ---- what is read

    def _present(self, article_ids: Collection[str]) -> list[str]:
        return [article_id for article_id in article_ids if article_id not in self._gone]

    def _found(
        self, article_ids: Collection[str], *schemas: FrameSchema
    ) -> dict[str, pd.DataFrame]:
        return self._store.all_findings(
            schemas, pipeline=self._pipeline, article_ids=self._present(article_ids)
        )

    # ---- quotations

    def _quotations(self) -> Quotations:
        return Quotations(
            self._cursor, self._parts, log=self._log, rules=self._rules, links=self._links,
            read=lambda article_ids: self._found(article_ids, QUOTES)["quotes"],
            numbers=lambda article_ids: self._store.quote_numbers(self._present(article_ids)),
        )  # fmt: skip

    def _tell_quotes_again(self) -> None:
        """Tell the quotations that decisions are about, of other articles too, or about names."""
        quotations = self._quotations()
        touched = self._touched[self._touched["what"].str.startswith("quote.")]
        articles = {target.rpartition(":")[0] for target in touched["target"]}
        pairs = {
            *(quotations.everywhere(self._log).items() ^ self._pairs_before.items()),
            *quotations.everywhere(touched.assign(undone_at=pd.NA)).items(),
        }
        articles |= quotations.of_pairs({pair for _, pair in pairs})
        if self._rules != self._rules_before:
            articles |= quotations.by_hand()
        told: set[str] = set()
        for some in _in_parts(sorted(articles)):
            told |= quotations.tell(some)
        quotations.write_rows(told)
        self._moved |= told


def _in_parts(items: Sequence[str]) -> Iterator[Sequence[str]]:
    for begin in range(0, len(items), _AT_ONCE):
        yield items[begin : begin + _AT_ONCE]
