"""Addresses that wait to be fetched, and in a sentence what became of each."""

from collections.abc import Iterable
from dataclasses import dataclass

from newstables.reading.article import Reading
from newstables.schemas import now
from newstables.store.collecting.held import write_held
from newstables.store.store import Store

_MOST_ATTEMPTS = 3  # an address whose page kills what reads it is left out


@dataclass(frozen=True)
class Asked:
    """One address: waiting, done or failed, and why; `fault` is empty unless it failed."""

    address_id: int
    url: str
    state: str
    fault: str = ""
    advice: str = ""


def ask_for(store: Store, urls: Iterable[str]) -> int:
    """Have addresses fetched, those left out that wait already; return how many are new."""
    with store.writing("ingest") as connection:
        rows = connection.execute("SELECT url FROM address WHERE state = 'waiting'").fetchall()
        waiting = {row["url"] for row in rows}
        new = [url for url in dict.fromkeys(urls) if url not in waiting]
        connection.executemany(
            "INSERT INTO address (who, url, asked_at, state) VALUES ('', ?, ?, 'waiting')",
            [[url, now()] for url in new],
        )
    return len(new)


def asked(store: Store) -> list[Asked]:
    """Return every address that was asked for and not cleared yet, in their order."""
    with store.reading() as connection:
        rows = connection.execute(
            "SELECT address_id, url, state, coalesce(what, ''), coalesce(advice, '') FROM address"
            " ORDER BY address_id"
        ).fetchall()
    return [Asked(*row) for row in rows]


def count_waiting(store: Store) -> int:
    """Count the addresses that are not fetched yet."""
    with store.reading() as connection:
        row = connection.execute("SELECT count(*) FROM address WHERE state = 'waiting'").fetchone()
    return int(row[0])


def take_address(store: Store) -> Asked | None:
    """Take the next address to fetch, and count an attempt at it."""
    with store.writing("upkeep") as connection:
        connection.execute(
            """UPDATE address SET state = 'failed', what = 'its page stops what reads it',
                advice = 'save the page in a browser and add the file'
                WHERE state = 'waiting' AND attempts >= ?""",
            [_MOST_ATTEMPTS],
        )
        row = connection.execute(
            "SELECT address_id, url, state FROM address WHERE state = 'waiting'"
            " ORDER BY attempts, address_id LIMIT 1"
        ).fetchone()
        if row is None:
            return None
        connection.execute(
            "UPDATE address SET attempts = attempts + 1 WHERE address_id = ?", [row["address_id"]]
        )
    return Asked(*row)


def settle_address(store: Store, one: Asked, reading: Reading) -> None:
    """Hold what an address gave for somebody's look, or write why it gave nothing."""
    fault = None if reading.articles or not reading.problems else reading.problems[0]
    with store.writing("upkeep") as connection:
        if reading.articles:
            write_held(connection, one.url, reading)
        connection.execute(
            "UPDATE address SET state = ?, what = ?, advice = ? WHERE address_id = ?",
            [
                "failed" if fault else "done",
                fault.what if fault else None,
                fault.advice if fault else None,
                one.address_id,
            ],
        )


def clear_addresses(store: Store) -> None:
    """Forget the addresses that were fetched, or could not be."""
    with store.writing("ingest") as connection:
        connection.execute("DELETE FROM address WHERE state <> 'waiting'")


def stop_waiting(store: Store) -> None:
    """Fetch no address that waits still."""
    with store.writing("ingest") as connection:
        connection.execute("DELETE FROM address WHERE state = 'waiting'")
