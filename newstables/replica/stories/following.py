"""Stories that follow: what belongs to each, what its quotations share, and its timeline."""

import sqlite3
from collections.abc import Collection, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

import duckdb
import pandas as pd

from newstables.decisions.stories import Story, told_stories
from newstables.replica.keywords import KeywordIndex
from newstables.replica.parts import open_parts
from newstables.replica.sayings import SayingIndex
from newstables.replica.stories.members import hangs_on_tours, log_of_story, members_of
from newstables.replica.stories.schema import drop_schema, make_schema, schema_of
from newstables.replica.tables import DATABASE, among, put
from newstables.replica.timeline import tell_timeline
from newstables.store.store import Store


def follow_stories(
    store: Store,
    cursor: duckdb.DuckDBPyConnection,
    folder: Path,
    *,
    log: pd.DataFrame,
    moved: Collection[str],
    timeline_moved: bool,
    decided: bool,
) -> None:
    """Have the tables of all stories follow those of the store.

    Args:
        store: that is followed.
        cursor: to the tables, in a transaction.
        folder: of the replica: each story has a file of parts there.
        log: CORRECTIONS.
        moved: the articles of which anything is told otherwise than before.
        timeline_moved: whether the timeline of the store was told anew.
        decided: whether events or tours were decided about.
    """
    stories = told_stories(log)
    rows = cursor.execute("SELECT story_id, name, definition FROM main.stories").fetchall()
    before = {story_id: definition for story_id, _, definition in rows}
    for story_id in before.keys() - stories.keys():
        drop_schema(cursor, story_id)
        (folder / f"{schema_of(story_id)}.sqlite").unlink(missing_ok=True)
    for story_id, story in stories.items():
        if story_id not in before:
            make_schema(cursor, story_id)
        whole = before.get(story_id) != story.definition() or (
            timeline_moved and hangs_on_tours(story)
        )
        if not (whole or moved or decided):
            continue
        with _open(folder / f"{schema_of(story_id)}.sqlite") as parts:
            step = _StoryStep(store, cursor, parts, story)
            step.follow(log, moved, whole=whole, decided=decided)
    now = [(story_id, story.name, story.definition()) for story_id, story in stories.items()]
    if now != rows:
        cursor.execute("DELETE FROM main.stories")
        for row in now:
            cursor.execute("INSERT INTO main.stories VALUES (?, ?, ?)", list(row))


@contextmanager
def _open(path: Path) -> Iterator[sqlite3.Connection]:
    with closing(open_parts(path)) as parts:
        parts.execute("BEGIN")
        yield parts
        parts.execute("COMMIT")


class _StoryStep:
    """One story following; used once."""

    def __init__(
        self,
        store: Store,
        cursor: duckdb.DuckDBPyConnection,
        parts: sqlite3.Connection,
        story: Story,
    ) -> None:
        self._store, self._cursor, self._parts, self._story = store, cursor, parts, story
        self._schema = f"{DATABASE}.{schema_of(story.story_id)}"

    def follow(
        self, log: pd.DataFrame, moved: Collection[str], *, whole: bool, decided: bool
    ) -> None:
        """Take in what moved; `whole`: which articles belong to it is asked of all."""
        of = None if whole else moved
        had = self._members(of)
        has = members_of(self._cursor, self._store, self._story, of=of)
        if had != has:
            self._write_members(has, gone={*had, *has})
        changed = (had.keys() ^ has.keys()) | (set(moved) & (had.keys() | has.keys()))
        if changed:
            self._follow_quotes(changed, now=changed & has.keys())
        # Whose tour or event it is may be named now, or no more.
        by_hand = log["what"].isin(["tour.kept", "event.added"]).any()
        if decided or self._tells(changed) or (by_hand and changed):
            self._tell_timeline(log)

    def _members(self, of: Collection[str] | None) -> dict[str, bool]:
        some = "TRUE" if of is None else among(of)
        rows = self._cursor.execute(
            f"SELECT article_id, by_rule FROM {self._schema}.member WHERE {some}"
        ).fetchall()
        return dict(rows)

    def _write_members(self, has: Mapping[str, bool], *, gone: Collection[str]) -> None:
        story_id = self._story.story_id
        self._cursor.execute(
            f"DELETE FROM main.members WHERE story_id = ? AND {among(gone)}", [story_id]
        )
        columns = {"article_id": list(has), "by_rule": list(has.values())}
        put(self._cursor, "main.members", pd.DataFrame(columns).assign(story_id=story_id), of=())

    def _follow_quotes(self, changed: Collection[str], *, now: Collection[str]) -> None:
        """Tell anew by which words and utterances quotations of the story belong together."""
        quotes = self._cursor.execute(
            f"SELECT * FROM main.quotes WHERE {among(now)} ORDER BY article_id, start"
        ).df()
        # Its place is where it was found: words decided for it may begin elsewhere.
        found = [int(quote_id.rpartition(":")[2]) for quote_id in quotes["quote_id"]]
        quotes = quotes.assign(start=found)
        own = dict(zip(quotes["number"].tolist(), quotes["article_id"], strict=True))
        rows = self._said(f"{among(changed)} OR {among(own, key='number')}")
        gone = rows.keys() | own.keys()
        keywords = KeywordIndex(self._parts).follow(gone, quotes)
        utterances = SayingIndex(self._parts).follow(gone, quotes)
        others = (keywords.keys() | utterances.keys()) - own.keys()
        rows = {number: (article_id, "", "") for number, article_id in own.items()}
        rows |= self._said(among(others, key="number"))
        frame = pd.DataFrame(
            [(number, article_id, keywords.get(number, keyword), utterances.get(number, utterance))
             for number, (article_id, keyword, utterance) in rows.items()],
            columns=["number", "article_id", "keyword", "utterance"],
        )  # fmt: skip
        put(self._cursor, f"{self._schema}.said", frame, of={*gone, *others}, key="number")

    def _said(self, where: str) -> dict[int, tuple[str, str, str]]:
        """Return quotations of the story: number -> article_id, keyword, utterance."""
        rows = self._cursor.execute(
            f"SELECT number, article_id, keyword, utterance FROM {self._schema}.said WHERE {where}"
        ).fetchall()
        return {number: tuple(told) for number, *told in rows}

    def _tells(self, article_ids: Collection[str]) -> bool:
        """Return whether something happens in some articles, or did as the story told it."""
        if not article_ids:
            return False
        row = self._cursor.execute(
            f"""SELECT 1 FROM main.happenings WHERE {among(article_ids)}
            UNION ALL SELECT 1 FROM {self._schema}.evidence WHERE {among(article_ids)} LIMIT 1"""
        ).fetchone()
        return row is not None

    def _tell_timeline(self, log: pd.DataFrame) -> None:
        self._cursor.execute(f"SET search_path = '{self._schema},{DATABASE}.main'")
        try:
            tell_timeline(self._cursor, log_of_story(self._cursor, log))
        finally:
            self._cursor.execute(f"SET search_path = '{DATABASE}.main'")
