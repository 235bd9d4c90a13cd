"""Briefings of a story carried from one store to another, with what was saved of them."""

from collections.abc import Collection

from newstables.store.store import Store

_BRIEFING = ("story", "title", "content", "made_at", "archived_at")
_SAVED = ("at", "who", "format", "manifest")


def copy_briefings(source: Store, target: Store, *, story_ids: Collection[str]) -> int:
    """Copy the briefings of some stories; one that is there as it is stays. Return how many."""
    copied = 0
    with source.reading() as read, target.writing("brief") as write:
        for row in read.execute("SELECT * FROM kept_briefing ORDER BY briefing_id").fetchall():
            if row["story"] not in story_ids:
                continue
            same = write.execute(
                "SELECT 1 FROM kept_briefing WHERE (story, title, content) = (?, ?, ?)",
                [row["story"], row["title"], row["content"]],
            ).fetchone()
            if same:
                continue
            done = write.execute(
                f"INSERT INTO kept_briefing ({', '.join(_BRIEFING)}) VALUES (?, ?, ?, ?, ?)",
                [row[name] for name in _BRIEFING],
            )
            saved = read.execute(
                "SELECT * FROM saved_briefing WHERE briefing_id = ? ORDER BY export_id",
                [row["briefing_id"]],
            ).fetchall()
            write.executemany(
                f"INSERT INTO saved_briefing (briefing_id, {', '.join(_SAVED)})"
                " VALUES (?, ?, ?, ?, ?)",
                [[done.lastrowid, *(one[name] for name in _SAVED)] for one in saved],
            )
            copied += 1
    return copied
