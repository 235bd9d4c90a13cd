"""The store: what people do in one SQLite file, what the engine finds in Parquet segments.

Several processes (the app, its worker, the command line) use one store at the same time. Every
change is one SQLite transaction and raises `Store.version`, by which caches tell that they are old.
"""

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

import pandas as pd

from newstables.errors import StoreError
from newstables.frames import FrameSchema, plain_rows
from newstables.schemas import ARTICLES, CORRECTIONS, PROBLEMS, VERSION, now
from newstables.store.copies import index_unindexed, note_copies
from newstables.store.migrations import migrate
from newstables.store.old_segments import READABLE
from newstables.store.search_index import SEARCHED, index_article, index_decided, index_quotes
from newstables.store.segments import batch_id, read_segments, write_segments

_QUOTE = ("quote_id", "article_id", "text")


class Store:
    """One folder of articles, findings and decisions. Opening it makes or upgrades it.

    Raises:
        StoreError: the folder cannot be made, or a newer Dateline wrote it.
    """

    def __init__(self, folder: Path) -> None:
        """Open the store in `folder`."""
        self.folder = folder
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with closing(self._connect()) as connection:
                connection.execute("PRAGMA journal_mode = WAL")
                migrate(connection)
        except (OSError, sqlite3.Error) as fault:
            raise StoreError(
                f"'{folder}': cannot open the store ({fault}); check that the folder can be "
                "written, or name another one in DATELINE_STORE"
            ) from fault

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(
            self.folder / "dateline.sqlite", timeout=30, isolation_level=None
        )
        connection.row_factory = sqlite3.Row
        connection.execute("PRAGMA synchronous = NORMAL")
        # Each transaction has a connection of its own, whose cache is empty: what others have read
        # is in memory already.
        connection.execute(f"PRAGMA mmap_size = {1 << 32}")
        connection.execute("PRAGMA cache_size = -32000")
        return connection

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Open a connection for queries."""
        with closing(self._connect()) as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Open one transaction that changes what people see: all of it lands, or nothing."""
        with self.noting() as connection:
            yield connection
            connection.execute("UPDATE meta SET value = value + 1 WHERE key = 'version'")

    @contextmanager
    def noting(self) -> Iterator[sqlite3.Connection]:
        """Open one transaction that changes nothing the tables are made of: the version stays."""
        with closing(self._connect()) as connection:
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                connection.execute("ROLLBACK")
                raise

    def version(self) -> int:
        """Return how many changes there were; equal numbers mean equal content."""
        with self.reading() as connection:
            row = connection.execute("SELECT value FROM meta WHERE key = 'version'").fetchone()
        return int(row["value"])

    # ---- articles

    def add_articles(self, articles: pd.DataFrame) -> list[str]:
        """Add the rows of an ARTICLES frame not yet there; return the ids of those added."""
        columns = list(ARTICLES.columns)
        marks = ", ".join("?" * len(columns))
        added = []
        with self.writing() as connection:
            for row in plain_rows(ARTICLES.check(articles)):
                row["added_at"] = row["added_at"] or now()
                done = connection.execute(
                    f"INSERT OR IGNORE INTO article ({', '.join(columns)}) VALUES ({marks})",
                    [row[name] for name in columns],
                )
                if done.rowcount:
                    added.append(row["article_id"])
                    index_article(connection, row)
        return added

    def articles(self) -> pd.DataFrame:
        """Read ARTICLES as they were added, corrections not applied, oldest first."""
        return self._frame(ARTICLES, "SELECT * FROM article ORDER BY added_at, article_id")

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
        write_segments(self.folder / "segments", frames, batch=batch, pipeline=pipeline)
        counts = {name: len(frame) for name, frame in frames.items()}
        with self.writing() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO batch VALUES (?, ?, ?, ?, ?)",
                [batch, pipeline, VERSION, now(), json.dumps(counts)],
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
            quotes = frames["quotes"]
            index_quotes(
                connection,
                zip(*(quotes[name].tolist() for name in _QUOTE), strict=True),
                article_ids=article_ids,
            )
            note_copies(connection, frames["furniture"], article_ids=article_ids)

    def index_copies(self, *, most: int = 200) -> int:
        """Index some articles read before there was an index of copies; return how many."""
        with self.writing() as connection:
            return index_unindexed(connection, most=most)

    def findings(self, schema: FrameSchema, *, pipeline: str = "") -> pd.DataFrame:
        """Read one of FINDINGS, as `pipeline` made it or, where it did not, the latest."""
        return read_segments(self.folder / "segments", schema, self.annotated(pipeline=pipeline))

    def annotated(self, *, pipeline: str = "") -> pd.DataFrame:
        """Return what to read of each article: article_id, batch_id, pipeline, schema_version.

        That of `pipeline`, or the latest where it has not read the article yet.
        """
        with self.reading() as connection:
            rows = connection.execute(
                f"""SELECT article_id, batch_id, pipeline, schema_version, max(rank) FROM (
                    SELECT article_id, batch_id, pipeline, schema_version,
                        (pipeline = ?) || made_at AS rank
                    FROM annotated JOIN batch USING (batch_id, pipeline)
                    WHERE schema_version IN ({", ".join(map(str, READABLE))}))
                GROUP BY article_id""",
                [pipeline],
            ).fetchall()
        columns = ["article_id", "batch_id", "pipeline", "schema_version"]
        return pd.DataFrame([tuple(row)[:4] for row in rows], columns=columns)

    def search_quotes(self, expression: str) -> list[int]:
        """Return the numbers of the quotations that match an FTS5 expression (see search.py).

        The index gives nothing but numbers (see `quote_numbers`), so that a thousand hits cost no
        more than a few.
        """
        with self.reading() as connection:
            rows = connection.execute(
                "SELECT rowid FROM quote_words WHERE quote_words MATCH ?", [expression]
            ).fetchall()
        return [row[0] for row in rows]

    def quote_numbers(self) -> pd.DataFrame:
        """Return the number by which a search knows each quotation: quote_id, number."""
        with self.reading() as connection:
            rows = connection.execute("SELECT quote_id, number FROM quote_number").fetchall()
        return pd.DataFrame([tuple(row) for row in rows], columns=["quote_id", "number"]).astype(
            {"quote_id": "string", "number": "Int64"}
        )

    def search_articles(self, expression: str) -> list[str]:
        """Return the ids of the articles that match an FTS5 expression (see search.py)."""
        with self.reading() as connection:
            rows = connection.execute(
                "SELECT article_id FROM article_words WHERE article_words MATCH ?", [expression]
            ).fetchall()
        return [row["article_id"] for row in rows]

    # ---- problems and decisions

    def add_problems(self, problems: pd.DataFrame) -> None:
        """Log a PROBLEMS frame."""
        self._insert(PROBLEMS, problems)

    def problems(self) -> pd.DataFrame:
        """Read PROBLEMS, newest first."""
        return self._frame(PROBLEMS, "SELECT * FROM problem ORDER BY at DESC")

    def clear_problems(self) -> None:
        """Forget the problems shown so far."""
        with self.writing() as connection:
            connection.execute("DELETE FROM problem")

    def add_corrections(self, corrections: pd.DataFrame) -> None:
        """Log a CORRECTIONS frame; one already logged is left as it is, or taken back if it was."""
        self._insert(CORRECTIONS, corrections)
        undone = corrections[corrections["undone_at"].notna()]
        with self.writing() as connection:
            connection.executemany(
                "UPDATE correction SET undone_at = ? WHERE correction_id = ? AND undone_at IS NULL",
                undone[["undone_at", "correction_id"]].to_numpy().tolist(),
            )
        searched = corrections.loc[corrections["what"].isin(SEARCHED), "target"]
        if len(searched):
            with self.writing() as connection:
                index_decided(connection, searched)

    def corrections(self) -> pd.DataFrame:
        """Read CORRECTIONS, oldest first, those taken back included."""
        return self._frame(CORRECTIONS, "SELECT * FROM correction ORDER BY at, correction_id")

    def mark_undone(self, correction_id: str, *, at: str | None) -> bool:
        """Take a decision back at a time, or (None) put it in force again; False: unknown id."""
        with self.writing() as connection:
            done = connection.execute(
                "UPDATE correction SET undone_at = ? WHERE correction_id = ?", [at, correction_id]
            )
            row = connection.execute(
                "SELECT target FROM correction WHERE correction_id = ?", [correction_id]
            ).fetchone()
            index_decided(connection, [row["target"]] if row else (), changed=correction_id)
        return done.rowcount > 0

    # ---- small settings of the store itself

    def note(self, key: str) -> str | None:
        """Read a note the app left in the store, such as that the sample was loaded."""
        with self.reading() as connection:
            row = connection.execute("SELECT value FROM meta WHERE key = ?", [key]).fetchone()
        return row["value"] if row else None

    def write_note(self, key: str, value: str) -> None:
        """Leave a note in the store."""
        with self.writing() as connection:
            connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", [key, value])

    def _insert(self, schema: FrameSchema, frame: pd.DataFrame) -> None:
        columns = list(schema.columns)
        marks = ", ".join("?" * len(columns))
        table = schema.name.removesuffix("s")
        with self.writing() as connection:
            connection.executemany(
                f"INSERT OR IGNORE INTO {table} ({', '.join(columns)}) VALUES ({marks})",
                [[row[name] for name in columns] for row in plain_rows(schema.check(frame))],
            )

    def _frame(self, schema: FrameSchema, query: str) -> pd.DataFrame:
        with self.reading() as connection:
            rows = connection.execute(query).fetchall()
        return schema.frame({name: row[name] for name in schema.columns} for row in rows)
