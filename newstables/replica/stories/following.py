"""Stories that follow: what belongs to each, what its quotations share, and its timeline."""

import sqlite3
from collections.abc import Collection, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pandas as pd

from newstables.decisions.stories import Story, told_stories
from newstables.decisions.story_log import own_decisions
from newstables.replica.keywords import KeywordIndex
from newstables.replica.parts import open_parts
from newstables.replica.quotations import Quotations
from newstables.replica.sayings import SayingIndex
from newstables.replica.stories.members import hangs_on_tours, log_of_story, members_of
from newstables.replica.stories.own_quotes import follow_own_quotes, write_own_rows
from newstables.replica.stories.schema import (
    drop_schema,
    make_schema,
    schema_of,
    write_copied,
    write_members,
)
from newstables.replica.tables import DATABASE, among, put
from newstables.replica.timeline import tell_timeline
from newstables.store.store import Store


@dataclass(frozen=True)
class Moved:
    """What the tables of the store tell otherwise than before, and the decisions of now."""

    log: pd.DataFrame  # CORRECTIONS that hold in the whole store
    own: pd.DataFrame  # CORRECTIONS that hold in one story alone
    articles: Collection[str]  # of which anything is told otherwise
    timeline: bool  # whether that of the store was told anew
    decided: bool  # whether events or tours were decided about
    ruled: bool  # whether names were
    own_of: Collection[str]  # the stories whose own decisions are others


def follow_stories(
    store: Store,
    cursor: duckdb.DuckDBPyConnection,
    folder: Path,
    moved: Moved,
    quotations: Quotations,
) -> None:
    """Have the tables of all stories follow those of the store.

    Args:
        store: that is followed.
        cursor: to the tables, in a transaction.
        folder: of the replica: each story has a file of parts there.
        moved: what changed.
        quotations: of the store.
    """
    stories = told_stories(moved.log)
    rows = cursor.execute("SELECT story_id, name, definition FROM main.stories").fetchall()
    before = {story_id: definition for story_id, _, definition in rows}
    for story_id in before.keys() - stories.keys():
        drop_schema(cursor, story_id)
        (folder / f"{schema_of(story_id)}.sqlite").unlink(missing_ok=True)
    for story_id, story in stories.items():
        if story_id not in before:
            make_schema(cursor, story_id)
        is_new = before.get(story_id) != story.definition()
        whole = is_new or (moved.timeline and hangs_on_tours(story))
        own = is_new or not {story_id, *story.taken_over}.isdisjoint(moved.own_of)
        if not (whole or own or moved.articles or moved.decided):
            continue
        with _open(folder / f"{schema_of(story_id)}.sqlite") as parts:
            step = _StoryStep(store, cursor, parts, story, quotations)
            step.follow(moved, whole=whole, own=own)
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
        quotations: Quotations,
    ) -> None:
        self._store, self._cursor, self._parts, self._story = store, cursor, parts, story
        self._quotations = quotations
        self._schema = f"{DATABASE}.{schema_of(story.story_id)}"

    def follow(self, moved: Moved, *, whole: bool, own: bool) -> None:
        """Take in what moved.

        Args:
            moved: what it is.
            whole: which articles belong to the story is asked of all.
            own: what was decided in it alone may be other than before.
        """
        of = None if whole else moved.articles
        had = self._members(of)
        has = members_of(self._cursor, self._store, self._story, of=of)
        if had != has:
            self._write_members(has, gone={*had, *has})
        changed = (had.keys() ^ has.keys()) | (set(moved.articles) & (had.keys() | has.keys()))
        if changed or had != has:
            write_members(self._cursor, self._story.story_id)
        decided = own_decisions(moved.own, self._story)
        apart = self._follow_decided(decided, moved, changed, own=own)
        quotes: Collection[int] = ()
        if quoted := changed | apart:
            quotes = self._follow_quotes(quoted, now=self._members(quoted))
        if apart:
            with self._looking_here():
                write_own_rows(self._cursor, self._story.story_id, apart)
        if quoted:
            write_copied(self._cursor, self._story.story_id, articles=changed, quotes=quotes)
        # Whose tour or event it is may be named now, or no more.
        log = pd.concat([moved.log, decided])
        by_hand = log["what"].isin(["tour.kept", "event.added"]).any()
        if (
            moved.decided
            or (own and self._tells_own(moved, decided, whole=whole))
            or self._tells(changed)
            or (by_hand and changed)
        ):
            with self._looking_here():
                tell_timeline(self._cursor, log_of_story(self._cursor, log))

    def _follow_decided(
        self, decided: pd.DataFrame, moved: Moved, changed: Collection[str], *, own: bool
    ) -> set[str]:
        """Take in what was decided in this story alone; return the articles quoted otherwise."""
        if own:
            put(self._cursor, f"{self._schema}.decided", decided, of=None)
        return follow_own_quotes(
            self._cursor,
            self._story.story_id,
            self._quotations,
            own=decided,
            moved=changed,
            anew=own or moved.ruled,
        )

    def _tells_own(self, moved: Moved, decided: pd.DataFrame, *, whole: bool) -> bool:
        """Return whether the timeline may hang on what was decided in this story alone."""
        on_time = decided["what"].str.startswith(("event.", "tour."))
        return bool(on_time.any()) or (whole and not moved.own.empty)

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

    def _follow_quotes(self, changed: Collection[str], *, now: Collection[str]) -> set[int]:
        """Tell anew by which words and utterances quotations of the story belong together.

        Returns:
            The numbers of those that may be told otherwise than before.
        """
        quotes = self._cursor.execute(
            f"SELECT * FROM {self._schema}.corrected_quotes WHERE {among(now)} "
            "ORDER BY article_id, start"
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
        return {*gone, *others}

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

    @contextmanager
    def _looking_here(self) -> Iterator[None]:
        """Have tables be looked up in the story first."""
        self._cursor.execute(f"SET search_path = '{self._schema},{DATABASE}.main'")
        try:
            yield
        finally:
            self._cursor.execute(f"SET search_path = '{DATABASE}.main'")
