"""The quotations of some articles told anew, and of those others that hang on them."""

import sqlite3
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any

import duckdb
import pandas as pd

from newstables.decisions.corrections import BY_HAND, correct_quotes
from newstables.decisions.names import NameDecision
from newstables.queries.quotes import build_quote_rows
from newstables.replica.keywords import KeywordIndex
from newstables.replica.roles import RoleIndex
from newstables.replica.sayings import SayingIndex
from newstables.replica.tables import among, delete, put, read_table
from newstables.schemas import CORRECTIONS
from newstables.story.quotes import date_quotes, rename_speakers
from newstables.story.speakers_by_role import name_speakers_by_role

Pair = tuple[Any, Any]  # who was found to say it, and as printed


class Quotations:
    """The tables quotes, speakers, quote_rows and names_said, while some of it is told anew."""

    def __init__(
        self,
        cursor: duckdb.DuckDBPyConnection,
        parts: sqlite3.Connection,
        *,
        log: pd.DataFrame,
        rules: Sequence[NameDecision],
        links: Callable[[Collection[str]], pd.DataFrame],
        read: Callable[[Collection[str]], pd.DataFrame],
        numbers: Callable[[Collection[str]], pd.DataFrame],
    ) -> None:
        """Tell quotations through `cursor`.

        Args:
            cursor: to the tables, in a transaction.
            parts: of the replica.
            log: CORRECTIONS; of those about one quotation alone, some may be missing.
            rules: the analyst's rules about names.
            links: article_ids -> the links of their names.
            read: article_ids -> QUOTES as found.
            numbers: article_ids -> the number of each quote_id.
        """
        self._cursor, self._log, self._rules = cursor, log, rules
        self._links, self._read, self._numbers = links, read, numbers
        self._roles = RoleIndex(parts)
        self._keywords, self._sayings = KeywordIndex(parts), SayingIndex(parts)

    def tell(
        self,
        article_ids: Collection[str],
        *,
        found: pd.DataFrame | None = None,
        names: tuple[Any, Any] = ((), ()),
    ) -> set[str]:
        """Tell the quotations of articles anew; return the articles whose quotations are other.

        Args:
            article_ids: the articles; those that are gone have none any more.
            found: QUOTES of them, where they are read already.
            names: what names are no more called, and what they are now: see `NameIndex`.
        """
        asking = self._roles.follow_names(*names)
        found, numbers, named = self._named(article_ids, found)
        asking |= self._roles.follow_quotes(article_ids, named)
        beside = asking - set(article_ids)
        if beside:
            more = self._named(beside)
            found, numbers, named = (
                pd.concat(pair, ignore_index=True)
                for pair in zip((found, numbers, named), more, strict=True)
            )
        told = {*article_ids, *beside}
        known = self._known(told, named)
        self._write_speakers(told, known, found)
        self._write(told, known, numbers)
        return told

    def corrected(self, article_ids: Collection[str], own: pd.DataFrame) -> pd.DataFrame:
        """Return quotations of articles as a story has them that decided some things of its own.

        Nothing is written.

        Args:
            article_ids: the articles.
            own: the decisions that hold in the story alone.
        """
        _, numbers, named = self._named(article_ids)
        return self._correct(article_ids, self._known(article_ids, named), numbers, own=own)

    def of_pairs(self, pairs: Iterable[Pair]) -> set[str]:
        """Return the articles in which somebody was found to speak, printed in a way."""
        found: set[str] = set()
        for named, printed in pairs:
            rows = self._cursor.execute(
                "SELECT DISTINCT article_id FROM speakers WHERE named = ? AND printed = ?",
                [named, printed],
            ).fetchall()
            found |= {row[0] for row in rows}
        return found

    def everywhere(self, log: pd.DataFrame) -> dict[str, Pair]:
        """Return whom decisions of a log are about that hold everywhere: quote_id -> pair."""
        wide = log[log["scope"].eq("everywhere")]
        if wide.empty:  # as mostly
            return {}
        chosen = wide[wide["what"].eq("quote.speaker") & wide["undone_at"].isna()]
        targets = set(chosen["target"])
        if not targets:
            return {}
        rows = self._cursor.execute(
            f"SELECT quote_id, named, printed FROM speakers WHERE {among(targets, key='quote_id')}"
        ).fetchall()
        return {row[0]: (row[1], row[2]) for row in rows}

    def by_hand(self) -> set[str]:
        """Return the articles with speakers given by hand."""
        rows = self._cursor.execute(
            "SELECT DISTINCT article_id FROM quotes WHERE reason = ?", [BY_HAND]
        ).fetchall()
        return {row[0] for row in rows}

    def spoken_by(self, names: Collection[str]) -> set[str]:
        """Return the articles in which one of some names speaks, as found or as linked."""
        rows = self._cursor.execute(
            f"""SELECT DISTINCT article_id FROM speakers
            WHERE {among(names, key="found")} OR {among(names, key="named")}"""
        ).fetchall()
        return {row[0] for row in rows}

    def _named(
        self, article_ids: Collection[str], found: pd.DataFrame | None = None
    ) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
        """Return quotations as found, their numbers, and with speakers named over all articles."""
        if found is None:
            found = self._read(article_ids)
        numbers = self._numbers(article_ids)
        named = rename_speakers(found, self._links(article_ids), decisions=self._rules)
        return found, numbers, named

    def _known(self, article_ids: Collection[str], named: pd.DataFrame) -> pd.DataFrame:
        """Return quotations with speakers whom other articles name, in reading order."""
        links = self._links(article_ids)
        known = name_speakers_by_role(named, links, holders=self._roles.holders(named))
        return known.sort_values(["article_id", "start"], kind="stable", ignore_index=True)

    def _write_speakers(
        self, article_ids: Collection[str], known: pd.DataFrame, found: pd.DataFrame
    ) -> None:
        local = found.set_index("quote_id")["speaker"]
        frame = pd.DataFrame(
            {
                "article_id": known["article_id"],
                "quote_id": known["quote_id"],
                "found": local.loc[known["quote_id"]].array,
                "named": known["speaker"],
                "printed": known["speaker_text"],
            }
        )
        put(self._cursor, "speakers", frame, of=article_ids)

    def _write(
        self, article_ids: Collection[str], known: pd.DataFrame, numbers: pd.DataFrame
    ) -> None:
        quotes = self._correct(article_ids, known, numbers)
        gone = self._cursor.execute(
            f"SELECT number FROM quotes WHERE {among(article_ids)}"
        ).fetchall()
        replaced = {row[0] for row in gone} | set(quotes["number"].tolist())
        keywords = self._keywords.follow(replaced, quotes)
        # Its place is where it was found: words decided for it may begin elsewhere.
        start = [int(quote_id.rpartition(":")[2]) for quote_id in quotes["quote_id"]]
        utterances = self._sayings.follow(replaced, quotes.assign(start=start))
        own = [int(number) for number in quotes["number"]]
        quotes = quotes.assign(
            keyword=pd.array([keywords.pop(number) for number in own], dtype="string"),
            utterance=pd.array([utterances.pop(number) for number in own], dtype="string"),
        )
        put(self._cursor, "quotes", quotes, of=article_ids)
        self._update("keyword", keywords)
        self._update("utterance", utterances)

    def _correct(
        self,
        article_ids: Collection[str],
        known: pd.DataFrame,
        numbers: pd.DataFrame,
        *,
        own: pd.DataFrame | None = None,
    ) -> pd.DataFrame:
        """Return quotations dated, corrected and numbered; `own`: decisions of a story alone."""
        times = self._cursor.execute(
            f"SELECT article_id, start, value FROM times WHERE {among(article_ids)}"
        ).df()
        reaching = self._reaching(known["quote_id"])
        if own is not None:
            reaching = pd.concat([reaching, own])
        quotes = correct_quotes(
            date_quotes(known, times), reaching, elsewhere=self.everywhere(reaching)
        )
        number_of = numbers.set_index("quote_id")["number"]
        return quotes.assign(number=number_of.loc[quotes["quote_id"]].array)

    def _reaching(self, quote_ids: Collection[str]) -> pd.DataFrame:
        """Return the decisions that may change some quotations: about them, about names, wide."""
        far = self._log["scope"].eq("everywhere") | self._log["what"].str.startswith("name.")
        near = read_table(
            self._cursor,
            CORRECTIONS,
            where=f"""WHERE {among(quote_ids, key="target")}
                AND scope != 'everywhere' AND what NOT LIKE 'name.%'""",
        )
        return pd.concat([self._log[far], near])

    def write_rows(self, article_ids: Collection[str]) -> None:
        """Write anew what quotations of articles are chosen by and whom they name."""
        for name in ("quote_rows", "names_said"):
            delete(self._cursor, name, of=article_ids)
        if article_ids:
            build_quote_rows(self._cursor, of=among(article_ids, key="q.article_id"))

    def _update(self, column: str, values: dict[int, str]) -> None:
        """Write a column of quotations of other articles."""
        if not values:
            return
        frame = pd.DataFrame({"number": list(values), "value": list(values.values())})
        self._cursor.register("incoming", frame)
        for name in ("quotes", "quote_rows"):
            self._cursor.execute(
                f"""UPDATE {name} SET {column} = i.value FROM incoming i
                WHERE {name}.number = i.number"""
            )
        self._cursor.unregister("incoming")
