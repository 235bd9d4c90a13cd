"""The store: what people do in one SQLite file, what the engine finds in Parquet segments.

Several processes (the app, its worker, the command line) use one store at the same time. Every
change is one SQLite transaction. What tables are made of raises `Store.version` when it changes.
"""

import copy
import json
import sqlite3
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

import pandas as pd

from newstables.errors import QueryError
from newstables.frames import FrameSchema, plain_rows
from newstables.schemas import ARTICLES, FURNITURE, PROBLEMS, QUOTES, VERSION, now
from newstables.store import languages
from newstables.store.audit import Done, note_decisions, note_done
from newstables.store.copies import index_unindexed, note_copies
from newstables.store.decided import insert_corrections, read_corrections
from newstables.store.health.forgetting import forget, lost_segments
from newstables.store.log import Changes, log_articles, log_corrections, read_changes
from newstables.store.migrations import migrate
from newstables.store.old_segments import READABLE
from newstables.store.opening import FILE, connect, expect_whole, expect_writable, refused, told
from newstables.store.people.person import Deed, Person, deed_of, local_person
from newstables.store.printings import note_printing
from newstables.store.search_index import SEARCHED, index_article, index_decided, index_quotes
from newstables.store.segments import (
    Batch,
    DamagedSegmentError,
    batch_id,
    read_batch_segments,
    read_segments,
    write_segments,
)
from newstables.store.untouched import Seen, look

_QUOTE = ("quote_id", "article_id", "text")


class Store:
    """One folder of articles, findings and decisions. Opening it makes or upgrades it.

    Findings that are damaged are told, forgotten and wait to be read again; other articles go on.
    `must_read` says whether that happened since the store was opened. Of one that is `read_only` a
    copy is read: see `reading_only.open_to_read`.

    Raises:
        StoreError: the folder cannot be made, is damaged, or a newer Dateline wrote it.
        ReadOnlyError: it can only be read.
    """

    def __init__(self, folder: Path, *, database: Path | None = None) -> None:
        """Open the store in `folder`; `database` is a copy of its SQLite file, to read from."""
        self.folder = folder
        self.person = local_person()  # who acts
        self.read_only = database is not None
        self.must_read = False
        self.held: object = None  # what goes with this object: the folder of its copy, say
        self._database = database or folder / FILE
        try:
            if database is None:
                expect_whole(folder)
                folder.mkdir(parents=True, exist_ok=True)
                expect_writable(folder)
            with closing(self._connect()) as connection:
                connection.execute("PRAGMA journal_mode = WAL")
                migrate(connection)
        except (OSError, sqlite3.Error) as fault:
            if meant := told(fault, folder):
                raise meant from fault
            raise

    def by(self, person: Person) -> "Store":
        """Return the same store as this person uses it: what they may not change is refused."""
        used = copy.copy(self)
        used.person = person
        return used

    def _connect(self) -> sqlite3.Connection:
        return connect(self._database)

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Open a connection for queries.

        Raises:
            StoreError: the file is damaged, or its disk does not answer.
        """
        with self._faults_told(), closing(self._connect()) as connection:
            yield connection

    @contextmanager
    def writing(
        self, deed: Deed = "administer", *, story: str = "", for_good: bool = True
    ) -> Iterator[sqlite3.Connection]:
        """Open one transaction: all of it lands, or nothing. Nothing is written any other way.

        Args:
            deed: what is done, which decides who may.
            story: the id of the story that alone is touched; "" for the whole store.
            for_good: it must outlive this process, which what is written to a copy does not.

        Raises:
            AccessError: who acts may not do this.
            ReadOnlyError: the store can only be read.
            StoreError: the disk is full, or the file damaged or shut.
        """
        self.person.expect(deed, story=story)
        if for_good and self.read_only:
            raise refused(self.folder)
        with self._faults_told(), closing(self._connect()) as connection:
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                # Some faults, such as a full disk, have SQLite roll back by itself.
                if connection.in_transaction:
                    with suppress(sqlite3.Error):
                        connection.execute("ROLLBACK")
                raise

    @contextmanager
    def _faults_told(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as fault:
            if meant := told(fault, self.folder):
                raise meant from fault
            raise

    def untouched(self) -> Seen | None:
        """Return what is equal as long as nobody wrote to the store; None: somebody just did."""
        return look(self._database)

    def version(self) -> int:
        """Return the place in the log of changes; equal numbers mean equal tables."""
        with self.reading() as connection:
            return read_changes(connection, after=sys.maxsize).up_to

    # ---- articles

    def add_articles(
        self, articles: pd.DataFrame, *, printed_too: list[str] | None = None
    ) -> list[str]:
        """Add the rows of an ARTICLES frame not yet there; return the ids of those added.

        Args:
            articles: the frame; of a text that is there from elsewhere the printing is noted.
            printed_too: filled with the ids of those articles.
        """
        columns = list(ARTICLES.columns)
        marks = ", ".join("?" * len(columns))
        added: list[str] = []
        again: list[str] = []
        with self.writing("ingest") as connection:
            for row in plain_rows(ARTICLES.check(articles)):
                row["added_at"] = row["added_at"] or now()
                done = connection.execute(
                    f"INSERT OR IGNORE INTO article ({', '.join(columns)}) VALUES ({marks})",
                    [row[name] for name in columns],
                )
                if done.rowcount:
                    added.append(row["article_id"])
                    index_article(connection, row)
                elif note_printing(connection, row):
                    again.append(row["article_id"])
            log_articles(connection, [*added, *again])
            note_done(connection, self.person.name, "article added", added)
        if printed_too is not None:
            printed_too += again
        return added

    def articles(self, article_ids: Sequence[str] | None = None) -> pd.DataFrame:
        """Read ARTICLES as they were added, corrections not applied, oldest first.

        Args:
            article_ids: only these; None: all.
        """
        some, values = _among(article_ids)
        return self._frame(
            ARTICLES, f"SELECT * FROM article WHERE {some} ORDER BY added_at, article_id", values
        )

    def changes(self, *, after: int | None) -> Changes:
        """Return what changed after a place of the log; None: everything there is."""
        with self.reading() as connection:
            connection.execute("BEGIN")
            return read_changes(connection, after=after)

    # ---- findings

    def write_batch(
        self, frames: Mapping[str, pd.DataFrame], *, article_ids: Sequence[str], pipeline: str
    ) -> None:
        """Store what one pipeline found in a batch of articles; doing it twice changes nothing.

        Args:
            frames: one frame of each of FINDINGS, by name.
            article_ids: the articles of the batch.
            pipeline: the pipeline version that found it.
        """
        batch = batch_id(article_ids)
        try:
            hashes = write_segments(self.segments, frames, batch=batch, pipeline=pipeline)
        except OSError as fault:
            if meant := told(fault, self.folder):
                raise meant from fault
            raise
        counts = {name: len(frame) for name, frame in frames.items()}
        self._land(frames, counts, hashes, article_ids=article_ids, pipeline=pipeline)

    def land_batch(
        self,
        counts: Mapping[str, int],
        hashes: Mapping[str, str],
        *,
        article_ids: Sequence[str],
        pipeline: str,
    ) -> None:
        """Store that a batch is in the segments, where another process wrote it.

        Args:
            counts: of the rows of each of FINDINGS, by name.
            hashes: the SHA-256 of the file of each.
            article_ids: the articles of the batch.
            pipeline: the pipeline version that found it.
        """
        frames = read_batch_segments(
            self.segments,
            (QUOTES, FURNITURE),
            batch=batch_id(article_ids),
            pipeline=pipeline,
        )
        self._land(frames, counts, hashes, article_ids=article_ids, pipeline=pipeline)

    def _land(
        self,
        frames: Mapping[str, pd.DataFrame],
        counts: Mapping[str, int],
        hashes: Mapping[str, str],
        *,
        article_ids: Sequence[str],
        pipeline: str,
    ) -> None:
        batch = batch_id(article_ids)
        with self.writing("upkeep") as connection:
            connection.execute(
                """INSERT OR REPLACE INTO batch
                    (batch_id, pipeline, schema_version, made_at, row_counts, hashes)
                    VALUES (?, ?, ?, ?, ?, ?)""",
                [
                    batch,
                    pipeline,
                    VERSION,
                    now(),
                    json.dumps(dict(counts)),
                    json.dumps(dict(hashes)),
                ],
            )
            connection.executemany(
                "INSERT OR REPLACE INTO annotated VALUES (?, ?, ?)",
                [[article_id, pipeline, batch] for article_id in article_ids],
            )
            connection.executemany(
                """UPDATE article SET waits = 0 WHERE article_id = ?
                    AND ? = (SELECT value FROM meta WHERE key = 'queue')""",
                [[article_id, pipeline] for article_id in article_ids],
            )
            log_articles(connection, article_ids)
            quotes = frames["quotes"]
            index_quotes(
                connection,
                zip(*(quotes[name].tolist() for name in _QUOTE), strict=True),
                article_ids=article_ids,
            )
            note_copies(connection, frames["furniture"], article_ids=article_ids)

    def index_copies(self, *, most: int = 200) -> int:
        """Index some articles read before there was an index of copies; return how many."""
        with self.writing("upkeep") as connection:
            return index_unindexed(connection, most=most)

    def findings(
        self,
        schema: FrameSchema,
        *,
        pipeline: str = "",
        article_ids: Sequence[str] | None = None,
    ) -> pd.DataFrame:
        """Read one of FINDINGS, as `pipeline` made it or, where it did not, the latest.

        Args:
            schema: one of FINDINGS.
            pipeline: the one whose findings go before later ones.
            article_ids: only of these articles; None: of all.
        """
        return self.all_findings([schema], pipeline=pipeline, article_ids=article_ids)[schema.name]

    def all_findings(
        self,
        schemas: Sequence[FrameSchema],
        *,
        pipeline: str,
        article_ids: Sequence[str] | None = None,
    ) -> dict[str, pd.DataFrame]:
        """Read several of FINDINGS of some articles, by name: see `findings`."""
        self.forget(self._of_another_version(pipeline))
        while True:  # what is damaged is forgotten, so that each round has less to read
            chosen = self.annotated(pipeline=pipeline, article_ids=article_ids)
            batches = {batch.key: batch for batch in self.batches(set(chosen["batch_id"]))}
            found, damaged = read_segments(self.segments, schemas, chosen, batches=batches)
            if not damaged:
                return found
            self.forget(damaged)

    @property
    def segments(self) -> Path:
        """Return the folder of what was found."""
        return self.folder / "segments"

    def batches(self, batch_ids: Iterable[str] | None = None) -> list[Batch]:
        """Return what was written, batch by batch: the manifest, or the part of it about some."""
        ids = None if batch_ids is None else list(batch_ids)
        some, values = _among(ids, column="batch_id")
        return self._batches(some, values)

    def _of_another_version(self, pipeline: str) -> list[DamagedSegmentError]:
        """Return what this pipeline wrote as a version that is not known here: nobody reads it."""
        known = ", ".join(map(str, READABLE))
        found = self._batches(f"pipeline = ? AND schema_version NOT IN ({known})", [pipeline])
        return [
            DamagedSegmentError(
                batch,
                self.segments / f"{batch.batch_id}",
                f"it is of version {batch.schema_version}, which is not known here",
            )
            for batch in found
        ]

    def _batches(self, where: str, values: Sequence[Any]) -> list[Batch]:
        with self.reading() as connection:
            rows = connection.execute(
                f"""SELECT batch_id, pipeline, schema_version, row_counts, hashes FROM batch
                WHERE {where} ORDER BY batch_id, pipeline""",
                values,
            )
            return [Batch(*row) for row in rows]

    def forget_lost(self) -> None:
        """Forget what is missing or empty, so that it is read again; nothing is read for it."""
        self.forget(lost_segments(self.segments, self.batches()))

    def forget(self, damaged: Sequence[DamagedSegmentError]) -> None:
        """Forget batches that are damaged; each is told, and its articles wait to be read."""
        if damaged:
            with self.writing("upkeep", for_good=False) as connection:
                forget(connection, damaged, folder=self.folder)
            self.must_read = True

    def copies_of(self, article_ids: Iterable[str]) -> list[str]:
        """Return the ids of the articles that copy some."""
        some, values = _among(list(article_ids), column="duplicate_of")
        with self.reading() as connection:
            rows = connection.execute(f"SELECT article_id FROM article WHERE {some}", values)
            return [row["article_id"] for row in rows]

    def annotated(
        self, *, pipeline: str = "", article_ids: Sequence[str] | None = None
    ) -> pd.DataFrame:
        """Return what to read of each article: article_id, batch_id, pipeline, schema_version.

        That of `pipeline`, or the latest where it has not read the article yet.
        """
        some, values = _among(article_ids)
        with self.reading() as connection:
            rows = connection.execute(
                f"""SELECT article_id, batch_id, pipeline, schema_version, max(rank) FROM (
                    SELECT article_id, batch_id, pipeline, schema_version,
                        (pipeline = ?) || made_at AS rank
                    FROM annotated JOIN batch USING (batch_id, pipeline)
                    WHERE schema_version IN ({", ".join(map(str, READABLE))}) AND {some})
                GROUP BY article_id""",
                [pipeline, *values],
            ).fetchall()
        columns = ["article_id", "batch_id", "pipeline", "schema_version"]
        return pd.DataFrame([tuple(row)[:4] for row in rows], columns=columns)

    def search_quotes(self, expression: str) -> list[int]:
        """Return the numbers of the quotations that match an FTS5 expression (see search.py).

        The index gives nothing but numbers (see `quote_numbers`), so that a thousand hits cost no
        more than a few.
        """
        # As one word: SQLite writes thousands of numbers in a quarter of the time of as many rows.
        query = "SELECT group_concat(rowid) FROM quote_words WHERE quote_words MATCH ?"
        (numbers,) = self._search(query, expression)
        return [int(number) for number in numbers.split(",")] if numbers else []

    def quote_numbers(self, article_ids: Sequence[str] | None = None) -> pd.DataFrame:
        """Return the number by which a search knows each quotation: quote_id, number.

        Args:
            article_ids: only of these articles; None: of all.
        """
        some, values = _among(article_ids)
        with self.reading() as connection:
            rows = connection.execute(
                f"SELECT quote_id, number FROM quote_number WHERE {some}", values
            ).fetchall()
        return pd.DataFrame([tuple(row) for row in rows], columns=["quote_id", "number"]).astype(
            {"quote_id": "string", "number": "Int64"}
        )

    def search_articles(self, expression: str) -> list[str]:
        """Return the ids of the articles that match an FTS5 expression (see search.py)."""
        query = "SELECT article_id FROM article_words WHERE article_words MATCH ?"
        return self._search(query, expression)

    def _search(self, query: str, expression: str) -> list[Any]:
        with self.reading() as connection:
            try:
                return [row[0] for row in connection.execute(query, [expression])]
            except sqlite3.OperationalError as fault:
                if not str(fault).startswith("fts5:"):
                    raise
                raise QueryError(f"the search is too long or too deep ({fault})") from fault

    def likeliest_articles(self, expression: str, *, most: int) -> list[str]:
        """Return the ids of the articles that match an FTS5 expression best, best first.

        Source: SQLite FTS5, rank (BM25).
        """
        with self.reading() as connection:
            rows = connection.execute(
                """SELECT article_id FROM article_words WHERE article_words MATCH ?
                ORDER BY rank, article_id LIMIT ?""",
                [expression, most],
            ).fetchall()
        return [row["article_id"] for row in rows]

    # ---- problems and decisions

    def add_problems(self, problems: pd.DataFrame) -> None:
        """Log a PROBLEMS frame."""
        with self.writing("upkeep") as connection:
            _insert(connection, PROBLEMS, problems)

    def problems(self) -> pd.DataFrame:
        """Read PROBLEMS, newest first."""
        return self._frame(PROBLEMS, "SELECT * FROM problem ORDER BY at DESC")

    def clear_problems(self) -> None:
        """Forget the problems shown so far."""
        with self.writing("ingest") as connection:
            connection.execute("DELETE FROM problem")
            note_done(connection, self.person.name, "problems cleared", [""])

    def add_corrections(self, corrections: pd.DataFrame) -> None:
        """Log a CORRECTIONS frame; one already logged is left as it is, or taken back if it was.

        A decision that says of nobody that they made it was made by who acts.

        Raises:
            AccessError: who acts may not make one of them; none is logged.
        """
        self._expect_all(corrections)
        corrections = corrections.assign(who=corrections["who"].replace("", self.person.name))
        with self.writing("upkeep") as connection:
            ids = insert_corrections(connection, corrections)
            searched = corrections.loc[corrections["what"].isin(SEARCHED), "target"]
            index_decided(connection, searched)
            of_language = corrections.loc[corrections["what"] == languages.WHAT, "target"]
            languages.read_again(connection, of_language.tolist())
            log_corrections(connection, ids)
            note_decisions(connection, self.person.name, ids)

    def _expect_all(self, corrections: pd.DataFrame) -> None:
        """Refuse decisions, one of which who acts may not make."""
        for what, target, story in corrections[["what", "target", "story"]].itertuples(index=False):
            about = target if what.startswith("story.") else "" if pd.isna(story) else story
            self.person.expect(deed_of(what), story=about)

    def corrections(self, correction_ids: Sequence[str] | None = None) -> pd.DataFrame:
        """Read CORRECTIONS, oldest first, those taken back included.

        Args:
            correction_ids: only these; None: all.
        """
        some, values = _among(correction_ids, column="correction_id")
        with self.reading() as connection:
            return read_corrections(
                connection.execute(
                    f"SELECT * FROM correction WHERE {some} ORDER BY number, correction_id", values
                )
            )

    def mark_undone(self, *correction_ids: str, at: str | None) -> bool:
        """Take decisions back at a time, or (None) put them in force again; False: none known.

        Raises:
            AccessError: who acts may not make one of them; nothing is changed.
        """
        self._expect_all(self.corrections(correction_ids))
        with self.writing("upkeep") as connection:
            rows = [
                row
                for one in correction_ids
                if (
                    row := connection.execute(
                        """UPDATE correction SET undone_at = ? WHERE correction_id = ?
                        RETURNING correction_id, what, target""",
                        [at, one],
                    ).fetchone()
                )
            ]
            for row in rows:
                index_decided(connection, [row["target"]], changed=row["correction_id"])
            of_language = [row["target"] for row in rows if row["what"] == languages.WHAT]
            languages.read_again(connection, of_language)
            changed = [row["correction_id"] for row in rows]
            log_corrections(connection, changed)
            note_decisions(connection, self.person.name, changed)
        return bool(rows)

    def note_done(self, what: Done, target: str, *, story: str = "", about: str = "") -> None:
        """Add to the audit log what leaves the store as it is, such as that a file was saved.

        A store that can only be read keeps no such line.
        """
        if not self.read_only:
            with self.writing("export", story=story) as connection:
                note_done(connection, self.person.name, what, [target], story=story, about=about)

    # ---- small settings of the store itself

    def note(self, key: str) -> str | None:
        """Read a note the app left in the store, such as that the sample was loaded."""
        with self.reading() as connection:
            row = connection.execute("SELECT value FROM meta WHERE key = ?", [key]).fetchone()
        return row["value"] if row else None

    def write_note(self, key: str, value: str) -> None:
        """Leave a note in the store."""
        with self.writing("upkeep") as connection:
            connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", [key, value])

    def _frame(self, schema: FrameSchema, query: str, values: Sequence[Any] = ()) -> pd.DataFrame:
        with self.reading() as connection:
            rows = connection.execute(query, values).fetchall()
        return schema.frame({name: row[name] for name in schema.columns} for row in rows)


def _among(ids: Sequence[str] | None, *, column: str = "article_id") -> tuple[str, list[str]]:
    """Write as SQL that a column is among some ids; None: whatever it is."""
    if ids is None:
        return "TRUE", []
    return f"{column} IN (SELECT value FROM json_each(?))", [json.dumps(list(ids))]


def _insert(connection: sqlite3.Connection, schema: FrameSchema, frame: pd.DataFrame) -> None:
    columns = list(schema.columns)
    marks = ", ".join("?" * len(columns))
    connection.executemany(
        f"INSERT OR IGNORE INTO {schema.name.removesuffix('s')} ({', '.join(columns)})"
        f" VALUES ({marks})",
        [[row[name] for name in columns] for row in plain_rows(schema.check(frame))],
    )
