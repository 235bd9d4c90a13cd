"""The audit log: who did what and when, a line a deed, in the order in which they were done.

Lines are only ever added; the file itself refuses to have one changed or removed.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Literal, get_args

from newstables.schemas import now

Done = Literal[
    "decided",
    "taken back",
    "in force again",
    "article added",
    "file saved",
    "briefing begun",
    "briefing changed",
    "template changed",
    "source added",
    "source removed",
    "watch added",
    "watch removed",
    "problems cleared",
]
DONE: tuple[Done, ...] = get_args(Done)
OF_DECISIONS: tuple[Done, ...] = ("decided", "taken back", "in force again")


def note_done(
    connection: sqlite3.Connection,
    who: str,
    what: Done,
    targets: Iterable[str],
    *,
    story: str = "",
    about: str = "",
) -> None:
    """Add a line a target.

    Args:
        connection: to the store, in the transaction of what is done.
        who: did it.
        what: was done.
        targets: the id of a decision or an article, the number of a briefing, a name.
        story: the id of the story that was open or is touched; "" = all articles.
        about: what else tells it, for people.
    """
    at = now()
    connection.executemany(
        "INSERT INTO audit (at, who, what, target, story, about) VALUES (?, ?, ?, ?, ?, ?)",
        [[at, who, what, target, story, about] for target in targets],
    )


def note_decisions(connection: sqlite3.Connection, who: str, ids: Iterable[str]) -> None:
    """Add a line for each decision that is not as the log last told it: new, taken back, or not."""
    for number in ids:
        row = connection.execute(
            "SELECT undone_at, story FROM correction WHERE correction_id = ?", [number]
        ).fetchone()
        last = connection.execute(
            "SELECT what FROM audit WHERE target = ? ORDER BY number DESC LIMIT 1", [number]
        ).fetchone()
        story = row["story"] or ""
        if last is None:
            note_done(connection, who, "decided", [number], story=story)
        is_back, was_back = row["undone_at"] is not None, last and last["what"] == "taken back"
        if is_back and not was_back:
            note_done(connection, who, "taken back", [number], story=story)
        elif was_back and not is_back:
            note_done(connection, who, "in force again", [number], story=story)


@contextmanager
def opened_to_mend(connection: sqlite3.Connection) -> Iterator[None]:
    """Let a repair of the file mend lines that no Dateline wrote so; after it they are shut."""
    held = connection.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'audit'"
    ).fetchall()
    for name, _ in held:
        connection.execute(f"DROP TRIGGER {name}")
    yield
    for _, made in held:
        connection.execute(made)
