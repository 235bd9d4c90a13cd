"""A store mended as far as its texts allow."""

from dataclasses import dataclass, field
from pathlib import Path

from newstables.errors import DamagedStoreError, StoreError
from newstables.schemas import QUOTES
from newstables.store import jobs
from newstables.store.health.checking import check_store, known_tables
from newstables.store.health.damage import SALVAGE, Damage
from newstables.store.health.rows import mend_rows
from newstables.store.health.salvage import salvage
from newstables.store.search_index import index_article, index_decided, index_quotes
from newstables.store.segments import DamagedSegmentError
from newstables.store.store import Store

_AT_ONCE = 500  # articles


@dataclass
class Repaired:
    """What was mended, in sentences, and what is still wrong."""

    told: list[str] = field(default_factory=list)
    left: list[Damage] = field(default_factory=list)


def repair_store(folder: Path) -> Repaired:
    """Mend a store; nothing that can be read is thrown away.

    Raises:
        StoreError: a process reads articles for it, a newer Dateline wrote it, or it is none.
    """
    done = Repaired()
    try:
        store = Store(folder)
        if jobs.worker_lives(store):
            raise StoreError(
                f"'{folder}': articles are being read; wait until that is done, close Dateline, "
                "then repair"
            )
        found = _mend_rows(store, check_store(store), done)
    except DamagedStoreError as fault:
        found = [Damage("file", str(folder), str(fault).partition(";")[0], SALVAGE)]
    if any(damage.mend == SALVAGE for damage in found):
        done.told += [damage.sentence() for damage in found if damage.mend == SALVAGE]
        done.told += salvage(folder).told
        store = Store(folder)
        found = _mend_rows(store, check_store(store), done)
        _index_quotes(store)
        found = check_store(store)
    done.told += [damage.sentence() for damage in found]
    _mend(store, found)
    while store.index_copies():
        pass
    done.left = check_store(store)
    return done


def _mend_rows(store: Store, found: list[Damage], done: Repaired) -> list[Damage]:
    """Mend rows that no store has, without which nothing else is looked at; return the rest."""
    odd = [damage for damage in found if damage.kind == "row"]
    if not odd:
        return found
    with store.writing() as connection:
        mend_rows(connection, odd)
    done.told += [damage.sentence() for damage in odd]
    return check_store(store)


def _mend(store: Store, found: list[Damage]) -> None:
    kinds = {damage.kind for damage in found}
    store.forget(
        [
            DamagedSegmentError(damage.batch, store.folder / damage.where, damage.what)
            for damage in found
            if damage.batch is not None
        ]
    )
    if "manifest" in kinds:
        _mend_manifest(store)
    if "note" in kinds:
        with store.writing() as connection:
            connection.executemany(
                "DELETE FROM meta WHERE key = ?",
                [[damage.key] for damage in found if damage.kind == "note"],
            )
    if "index" in kinds:
        _make_index(store)


def _mend_manifest(store: Store) -> None:
    """Forget what counts as read and is nowhere; the queue is lined up again from what is left."""
    with store.writing() as connection:
        connection.execute(
            """DELETE FROM annotated WHERE NOT EXISTS (SELECT 1 FROM batch
                WHERE batch.batch_id = annotated.batch_id AND batch.pipeline = annotated.pipeline)
            OR article_id NOT IN (SELECT article_id FROM article)"""
        )
        connection.execute("UPDATE meta SET value = '' WHERE key = 'queue'")


def _make_index(store: Store) -> None:
    """Make the index of a search anew, from the texts and what was found in them."""
    with store.writing() as connection:
        for table in ("article_words", "quote_words"):
            connection.execute(f"DROP TABLE {table}")
            connection.execute(known_tables()[table])
        connection.execute("DELETE FROM article_number")
        connection.execute("DELETE FROM quote_number")
        for article in connection.execute("SELECT * FROM article ORDER BY rowid").fetchall():
            index_article(connection, article)
    _index_quotes(store)


def _index_quotes(store: Store) -> None:
    with store.reading() as connection:
        rows = connection.execute("SELECT article_id FROM article ORDER BY added_at, article_id")
        article_ids = [row[0] for row in rows]
    pipeline = store.note("queue") or ""
    for begin in range(0, len(article_ids), _AT_ONCE):
        some = article_ids[begin : begin + _AT_ONCE]
        quotes = store.findings(QUOTES, pipeline=pipeline, article_ids=some)
        columns = (quotes[name].tolist() for name in ("quote_id", "article_id", "text"))
        with store.writing() as connection:
            index_quotes(connection, zip(*columns, strict=True), article_ids=some)
            index_decided(connection, some)
