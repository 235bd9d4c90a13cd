"""Answers kept as long as the tables they were drawn from stay what they are."""

import re
import threading
from collections import OrderedDict
from collections.abc import Callable, Collection, Mapping
from typing import Any, TypeVar

import duckdb

Answer = TypeVar("Answer")
_OF_STORIES = ("members", "stories")  # what the views of a story read, whatever is asked
_WORD = re.compile(r"\w+")
_WRITTEN = re.compile(r"\b(?:INTO|DELETE\s+FROM|UPDATE|TABLE)\s+([\w.]+)")


class Answers:
    """The last answers by what was asked, each with the places of the tables it was drawn from.

    A place says where in the log a table was written last (see `Replica.places`): an answer is
    good as long as none of its tables has another.
    """

    def __init__(self, *, most: int = 500) -> None:
        """Keep so many answers; those not asked for longest go first."""
        self._most = most
        self._kept: OrderedDict[str, tuple[Any, dict[str, int]]] = OrderedDict()
        self._lock = threading.Lock()

    def answer(
        self,
        key: str,
        draw: Callable[[], tuple[Answer, Collection[str]]],
        *,
        places: Mapping[str, int],
    ) -> Answer:
        """Return the answer kept under a key, or draw it.

        Args:
            key: tells what is asked, and nothing of when.
            draw: returns the answer and the tables that were read for it.
            places: of all tables, as they are now.
        """
        with self._lock:
            kept = self._kept.get(key)
            if kept and all(places.get(table) == place for table, place in kept[1].items()):
                self._kept.move_to_end(key)
                return kept[0]
        before = dict(places)  # what moves while it is drawn makes it be drawn again
        value, read = draw()
        with self._lock:
            self._kept[key] = value, {table: before[table] for table in read if table in before}
            self._kept.move_to_end(key)
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return value


class Noting:
    """A cursor that notes which words its queries have, and which tables they write."""

    def __init__(self, cursor: duckdb.DuckDBPyConnection, *, path: str = "") -> None:
        """Note what is run through `cursor`, which looks tables up along a path of schemas."""
        self._cursor = cursor
        self.words: set[str] = {*_WORD.findall(path), *(_OF_STORIES if path else ())}
        self.written: set[str] = set()

    def execute(self, query: str, *values: Any) -> Any:
        """Run a query."""
        self._note(query)
        return self._cursor.execute(query, *values)

    def sql(self, query: str, **more: Any) -> Any:
        """Run a query."""
        self._note(query)
        return self._cursor.sql(query, **more)

    def _note(self, query: str) -> None:
        self.words.update(_WORD.findall(query))
        for name in _WRITTEN.findall(query):  # "tables.story_1.events" is one of its schema too
            self.written.update(name.split("."))

    def __getattr__(self, name: str) -> Any:
        """Give all else that a cursor has."""
        return getattr(self._cursor, name)
