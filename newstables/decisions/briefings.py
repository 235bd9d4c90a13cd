"""Briefings: what an analyst composes of a story, section by section, kept in the store.

Composing changes nothing that is counted, so the store's version stays as it is. Each change reads
and writes a briefing in one transaction: two tabs may add to it at the same moment.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from typing import Any, cast

from newstables.decisions.briefing_kept import FACTS, SectionKind, check_content, readable
from newstables.errors import BriefingError
from newstables.schemas import now
from newstables.store.audit import note_done
from newstables.store.store import Store

USUAL_TITLE = "Briefing"


@dataclass(frozen=True)
class Section:
    """One part of a briefing: what it shows, and with which choices it was picked."""

    section_id: int
    kind: SectionKind
    heading: str = ""  # "": that of its kind
    text: str = ""  # plain, with **bold** and lists
    view: str = ""  # of a chart or a table
    filters: Mapping[str, Any] = field(default_factory=dict)  # see queries.saved_filters
    choices: Mapping[str, Any] = field(default_factory=dict)  # what else the view is asked with
    quote_ids: tuple[str, ...] | None = None  # picked one by one; None: what the filters leave
    event_ids: tuple[str, ...] | None = None
    by: str = ""  # quotations under heads: "speaker", "theme", or none


@dataclass(frozen=True)
class Briefing:
    """One briefing as it was composed; briefing_id 0 stands for one that is not kept."""

    title: str
    sections: tuple[Section, ...] = ()
    briefing_id: int = 0
    story: str = ""  # "": the whole store
    classification: str = ""  # a line over and under every page
    author: str = ""
    day: str = ""  # ISO; "": the day it is saved
    language: str = "en"  # of heads and labels; texts stay as they are
    archived: bool = False

    def section(self, section_id: int) -> Section | None:
        """Return one section, or None."""
        return next((part for part in self.sections if part.section_id == section_id), None)


Change = Callable[[Briefing], Briefing]


def briefings(store: Store, *, archived: bool = False, story: str | None = None) -> list[Briefing]:
    """Return the briefings of a store that can be read, oldest first: see `damaged_briefings`.

    Args:
        store: where briefings are kept.
        archived: those put away instead of the others.
        story: only those of this story, "" = of all articles; None: whatever they are of.
    """
    found = [_read(row) for row in _rows(store) if _fault_of(row) is None]
    return [each for each in found if each.archived == archived and story in (None, each.story)]


def damaged_briefings(store: Store) -> list[str]:
    """Return what is said of each briefing that cannot be read; it stays kept as it is."""
    return [fault for row in _rows(store) if (fault := _fault_of(row))]


def mend_briefings(store: Store) -> list[str]:
    """Take out of each briefing what cannot be read; return what was at fault, in sentences."""
    told = []
    with store.writing() as connection:
        rows = connection.execute("SELECT * FROM kept_briefing ORDER BY briefing_id").fetchall()
        for row in rows:
            if fault := _fault_of(row):
                told.append(fault)
                connection.execute(
                    "UPDATE kept_briefing SET content = ? WHERE briefing_id = ?",
                    [json.dumps(_readable(row["content"])), row["briefing_id"]],
                )
    return told


def _readable(content: str) -> dict[str, Any]:
    try:
        return readable(json.loads(content))
    except (ValueError, RecursionError):
        return readable(None)


def _rows(store: Store) -> list[Any]:
    with store.reading() as connection:
        return connection.execute("SELECT * FROM kept_briefing ORDER BY briefing_id").fetchall()


def _fault_of(row: Any) -> str | None:
    try:
        _read(row)
    except BriefingError as fault:
        return str(fault)
    return None


def read_briefing(store: Store, briefing_id: int) -> Briefing | None:
    """Return one briefing, archived or not, or None."""
    with store.reading() as connection:
        row = connection.execute(
            "SELECT * FROM kept_briefing WHERE briefing_id = ?", [briefing_id]
        ).fetchone()
    return _read(row) if row else None


def find_briefing(store: Store, name: str) -> Briefing:
    """Return the briefing that a title names, whatever its capitals, or "#" and a number.

    Raises:
        BriefingError: none or several are called so.
    """
    known = briefings(store)
    numbered = [each for each in known if name == f"#{each.briefing_id}"]
    found = numbered or [each for each in known if each.title.casefold() == name.casefold()]
    if len(found) == 1:
        return found[0]
    listed = "; ".join(f"#{each.briefing_id} {each.title}" for each in found or known) or "none"
    if found:
        raise BriefingError(f"{len(found)} briefings are called '{name}'; name one: {listed}")
    raise BriefingError(f"no briefing '{name}'; known are {listed}")


def keep_briefing(store: Store, briefing: Briefing) -> int:
    """Keep a new briefing; return its number. Its own number is not looked at."""
    with store.writing("brief", story=briefing.story) as connection:
        done = connection.execute(
            "INSERT INTO kept_briefing (story, title, content, made_at) VALUES (?, ?, ?, ?)",
            [briefing.story, briefing.title, _write(briefing), now()],
        )
        number = int(done.lastrowid or 0)
        note_done(connection, store.person.name, "briefing begun", [f"#{number}"],
                  story=briefing.story, about=briefing.title)  # fmt: skip
        return number


def change_briefing(store: Store, briefing_id: int, change: Change) -> None:
    """Change a briefing as it is at that moment; one that is gone stays so.

    Raises:
        AccessError: who acts may not write briefings of the story that it is of, or goes to.
    """
    with store.writing("upkeep") as connection:
        row = connection.execute(
            "SELECT * FROM kept_briefing WHERE briefing_id = ?", [briefing_id]
        ).fetchone()
        if not row:
            return
        changed = change(_read(row))
        for story in (row["story"], changed.story):
            store.person.expect("brief", story=story)
        connection.execute(
            "UPDATE kept_briefing SET story = ?, title = ?, content = ?, archived_at = ? "
            "WHERE briefing_id = ?",
            [
                changed.story,
                changed.title,
                _write(changed),
                (row["archived_at"] or now()) if changed.archived else None,
                briefing_id,
            ],
        )
        note_done(connection, store.person.name, "briefing changed", [f"#{briefing_id}"],
                  story=changed.story, about=changed.title)  # fmt: skip


def duplicate_briefing(store: Store, briefing_id: int) -> int:
    """Keep a copy of a briefing under a title that tells so; return its number."""
    briefing = read_briefing(store, briefing_id)
    if briefing is None:
        raise BriefingError(f"no briefing #{briefing_id}")
    return keep_briefing(store, replace(briefing, title=f"{briefing.title} (copy)"))


# ---- as it is kept


def _write(briefing: Briefing) -> str:
    kept: dict[str, Any] = {name: getattr(briefing, name) for name in FACTS}
    usual = {one.name: one.default for one in fields(Section)}
    kept["sections"] = [
        {name: value for name, value in asdict(part).items()
         if value != usual[name] and value != {}}
        for part in briefing.sections
    ]  # fmt: skip
    return json.dumps(kept, ensure_ascii=False)


def _read(row: Any) -> Briefing:
    """Return a briefing as it is kept.

    Raises:
        BriefingError: it cannot be read; `store repair` takes out what is at fault.
    """
    try:
        kept = json.loads(row["content"])
        check_content(kept)
    except (ValueError, RecursionError, BriefingError) as fault:
        raise BriefingError(
            f"briefing #{row['briefing_id']} '{row['title']}' cannot be read ({fault}); `store "
            "repair` takes out what is at fault"
        ) from fault
    return Briefing(
        title=row["title"],
        sections=tuple(map(_read_section, kept.get("sections", ()))),
        briefing_id=row["briefing_id"],
        story=row["story"],
        archived=row["archived_at"] is not None,
        **{name: kept[name] for name in FACTS if name in kept},
    )


def _read_section(kept: Mapping[str, Any]) -> Section:
    what = dict(kept)
    for name in ("quote_ids", "event_ids"):
        if what.get(name) is not None:
            what[name] = tuple(what[name])
    return Section(kind=cast(SectionKind, what.pop("kind")), **what)
