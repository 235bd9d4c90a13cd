"""What was saved of each briefing: who saved it, when, in which format, and its manifest."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from newstables.decisions.briefing_kept import check_record
from newstables.errors import BriefingError
from newstables.schemas import now
from newstables.store.audit import note_done
from newstables.store.store import Store


@dataclass(frozen=True)
class SavedBriefing:
    """One file of a briefing as it was saved."""

    export_id: int
    at: str  # ISO, UTC
    who: str
    format: str
    manifest: Mapping[str, Any]


def note_export(
    store: Store, briefing_id: int, *, form: str, manifest: Mapping[str, Any], who: str = ""
) -> None:
    """Keep what was saved of a briefing; a store that can only be read keeps none.

    Args:
        store: where briefings are kept.
        briefing_id: of the briefing.
        form: its format.
        manifest: what it says, as `Manifest.record` gives it.
        who: saved it; "" for who acts.
    """
    if store.read_only:
        return
    with store.writing("export") as connection:
        connection.execute(
            "INSERT INTO saved_briefing (briefing_id, at, who, format, manifest) "
            "VALUES (?, ?, ?, ?, ?)",
            [
                briefing_id,
                now(),
                who or store.person.name,
                form,
                json.dumps(manifest, ensure_ascii=False),
            ],
        )
        note_done(connection, who or store.person.name, "file saved", [f"briefing #{briefing_id}"],
                  about=form)  # fmt: skip


def exports_of(store: Store, briefing_id: int) -> list[SavedBriefing]:
    """Return what was saved of a briefing, the latest first; what cannot be read is left out."""
    with store.reading() as connection:
        rows = connection.execute(
            "SELECT * FROM saved_briefing WHERE briefing_id = ? ORDER BY export_id DESC",
            [briefing_id],
        ).fetchall()
    return [
        SavedBriefing(row["export_id"], row["at"], row["who"], row["format"], record)
        for row in rows
        if (record := _record(row)) is not None
    ]


def last_record(store: Store, briefing_id: int) -> Mapping[str, Any] | None:
    """Return the manifest of a briefing as it was saved last on an earlier day (UTC).

    What is saved several times on a day, once in each format, is one briefing.
    """
    saved = exports_of(store, briefing_id)
    return next((each.manifest for each in saved if each.at < now()[:10]), None)


def _record(row: Any) -> Mapping[str, Any] | None:
    try:
        kept: Mapping[str, Any] = json.loads(row["manifest"])
        check_record(kept)
    except (ValueError, RecursionError, BriefingError):
        return None
    return kept
