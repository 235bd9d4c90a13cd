"""What a store knows of quotations, names, numbers and days, for a draft held against it."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any

from rapidfuzz import fuzz, process

from newstables.frames import plain_rows
from newstables.queries.filters import REWORDED
from newstables.queries.tables import Tables, ask
from newstables.schemas import CALLED_OFF
from newstables.story.ledger.known import KnownQuote
from newstables.story.ledger.sentences import sentence_around

_ARTICLE = "a.article_id, a.title, a.outlet, a.published, a.url, a.text"
_MOST = 20  # rows of one answer
_LIKE = 88  # per cent of letters, from which a name is another misspelt
_LEAST_LETTERS = 5


class StoreKnown:
    """What the tables of a story know; see `story.ledger.known.Known`."""

    def __init__(self, tables: Tables, search: Callable[[str, int], list[str]]) -> None:
        """Ask the tables, and find articles by `search`: an FTS5 expression, how many at most."""
        self._tables = tables
        self._search = search

    def articles(self, keys: Sequence[Sequence[str]], *, most: int) -> list[Mapping[str, Any]]:
        """Return articles that have any of some runs of words, those first that have most.

        One that says another over in other words is no source.
        """
        phrases = (_phrase(words) for words in keys)
        expression = " OR ".join(dict.fromkeys(filter(None, phrases)))
        ids = self._search(expression, most) if expression else []
        rows = self._ask(
            f"""SELECT {_ARTICLE} FROM articles a
            WHERE a.article_id IN (SELECT unnest(?)) AND a.article_id NOT IN ({REWORDED})""",
            [ids],
        )
        known = {row["article_id"]: row for row in rows}
        return [known[article_id] for article_id in ids if article_id in known]

    def quotes(self, article_id: str) -> list[KnownQuote]:
        """Return the quotations of an article."""
        rows = self._ask(
            """SELECT start, "end", coalesce(speaker, '') AS speaker, kind FROM quotes
            WHERE article_id = ? ORDER BY start""",
            [article_id],
        )
        return [KnownQuote(**row) for row in rows]

    def full_name(self, name: str) -> list[str]:
        """Return the names of people that a name may be short for, itself first.

        It may be the end of a fuller one, else its beginning, where the family's name stands first.
        """
        wanted = _parts(name)
        parts = [(_parts(printed), known) for printed, known in self._people if wanted]
        same = [known for printed, known in parts if printed == wanted]
        ending = [known for printed, known in parts if printed[-len(wanted) :] == wanted]
        begun = [known for printed, known in parts if printed[: len(wanted)] == wanted]
        return list(dict.fromkeys([*same, *ending] or begun))

    def roles(self, name: str) -> list[tuple[str, Mapping[str, Any]]]:
        """Return what articles call somebody, each with the article and where."""
        rows = self._ask(
            f"""SELECT q.speaker_role AS role, {_ARTICLE}, q.start, q."end"
            FROM quotes q JOIN articles a USING (article_id)
            WHERE q.speaker = ? AND q.speaker_role IS NOT NULL
            UNION ALL
            SELECT h.offices[list_position(h.participants, n.local_name)] AS role, {_ARTICLE},
                h.start, h."end"
            FROM happenings h JOIN articles a USING (article_id)
            JOIN names n ON n.article_id = h.article_id AND n.canonical = ?
                AND list_contains(h.participants, n.local_name)
            ORDER BY role, article_id, start""",
            [name, name],
        )
        told: dict[str, Mapping[str, Any]] = {}
        for row in rows:
            if row["role"]:
                told.setdefault(row["role"], row)
        return list(told.items())

    def place(self, name: str) -> list[Mapping[str, Any]]:
        """Return articles that name a place, with where they do."""
        return self._ask(
            f"""SELECT {_ARTICLE}, min(m.start) AS start, min(m."end") AS "end"
            FROM mentions m JOIN articles a USING (article_id)
            WHERE m.type IN ('GPE', 'LOC', 'FAC') AND (m.name = ? OR m.text = ?)
            GROUP BY ALL ORDER BY a.published, a.article_id LIMIT {_MOST}""",
            [name, name],
        )

    def events(self, names: Iterable[str]) -> list[Mapping[str, Any]]:
        """Return the dated events that any of some names take part in or that happened there."""
        rows = self._ask(
            """SELECT event_id, date, "end", place, country, participants, description,
                coalesce(title, description) AS title, evidence
            FROM events WHERE date IS NOT NULL AND NOT list_contains(?, status)
                AND list_has_any(list_concat(participants, [place, country]), ?)
            ORDER BY date, event_id""",
            [list(CALLED_OFF), list(names)],
        )
        return [row | {"passages": _Passages(self, row["evidence"])} for row in rows]

    def times(self, day: str) -> list[tuple[Mapping[str, Any], int, int]]:
        """Return where articles tell of a day: the article, start and end of what is dated so."""
        rows = self._ask(
            f"""SELECT {_ARTICLE}, t.after AS start, coalesce(t.before, length(a.text)) AS "end",
                t.start AS told
            FROM (
                SELECT *, lag("end", 1, 0) OVER every AS after, lead(start) OVER every AS before
                FROM times WINDOW every AS (PARTITION BY article_id ORDER BY start)
            ) t JOIN articles a USING (article_id)
            WHERE t.value = ? AND t.furniture IS NULL
            ORDER BY a.published, a.article_id, t.start LIMIT 200""",
            [day],
        )
        return [(row, *_within(row)) for row in rows]

    def near(self, name: str) -> str | None:
        """Return the name that another is most likely a misspelling of."""
        if len(name) < _LEAST_LETTERS:
            return None
        best = process.extractOne(name, self._names, scorer=fuzz.ratio, score_cutoff=_LIKE)
        return None if best is None else str(best[0])

    def article(self, article_id: str) -> Mapping[str, Any]:
        """Return one article."""
        return self._ask(f"SELECT {_ARTICLE} FROM articles a WHERE article_id = ?", [article_id])[0]

    @cached_property
    def _people(self) -> list[tuple[str, str]]:
        """Return how each person is printed, and the name that counts for."""
        rows = self._ask(
            """SELECT text, name, count(*) AS n FROM mentions WHERE type = 'PERSON'
            GROUP BY 1, 2 ORDER BY 3 DESC, 2, 1"""
        )
        return [(row["text"], row["name"]) for row in rows]

    @cached_property
    def _names(self) -> list[str]:
        rows = self._ask(
            """SELECT name, count(*) AS n FROM mentions
            WHERE type IN ('PERSON', 'GPE', 'LOC', 'FAC') GROUP BY 1 ORDER BY 2 DESC, 1"""
        )
        return [row["name"] for row in rows]

    def _ask(self, query: str, values: Sequence[Any] = ()) -> list[Any]:
        return list(plain_rows(ask(self._tables, query, values)))


class _Passages(Sequence[Mapping[str, Any]]):
    """The passages that tell an event, each with its article, asked for when they are wanted."""

    def __init__(self, known: StoreKnown, evidence: Sequence[Mapping[str, Any]]) -> None:
        self._known, self._evidence = known, evidence

    def __len__(self) -> int:
        return len(self._evidence)

    def __getitem__(self, at: Any) -> Any:
        if isinstance(at, slice):
            return [self[number] for number in range(*at.indices(len(self)))]
        passage = self._evidence[at]
        return {**passage, "article": self._known.article(passage["article_id"])}


def _within(row: Mapping[str, Any]) -> tuple[int, int]:
    """Return the part of its sentence that a time dates: as far as the times beside it."""
    first, last = sentence_around(row["text"], row["told"], row["told"] + 1)
    return max(first, row["start"]), min(last, row["end"])


def _phrase(words: Sequence[str]) -> str:
    """Write words as an FTS5 phrase."""
    plain = re.findall(r"\w+", " ".join(words))
    return '"' + " ".join(plain) + '"' if plain else ""


def _parts(name: str) -> list[str]:
    """Return the names of a name: an initial or "Jr." makes it nobody else's."""
    parts = re.findall(r"\w+", name.casefold())
    return [part for part in parts if len(part) > 1 and part not in ("jr", "sr")] or parts
