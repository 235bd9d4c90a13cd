"""What reading gives: articles, and in plain words what could not be read."""

import hashlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any
from urllib.parse import urlsplit

from newstables.errors import ArticleError
from newstables.finding.language import language_code
from newstables.reading.budget import DEPTH, Budget
from newstables.reading.dates import ask_which_day, read_typed_day
from newstables.reading.decoding import drop_surrogates


@dataclass(frozen=True)
class Known:
    """A value somebody stated, and in words where it stands."""

    value: str
    basis: str


@dataclass(frozen=True)
class Columns:
    """What a person says of a table: which column holds which field, how its days are written.

    Keys of `fields` are text, title, outlet, byline, published, url; "" says that no column holds
    the field. What is not said is told by the columns' names and values.
    """

    fields: Mapping[str, str] = field(default_factory=dict)
    day_first: bool | None = None


@dataclass(frozen=True)
class Source:
    """One file as it came in: its name as the user knows it, and its bytes."""

    name: str
    data: bytes
    columns: Columns = field(default_factory=Columns)
    budget: Budget = field(default_factory=lambda: Budget(500_000_000))
    depth: int = 0  # in how many archives it lies
    stated: Mapping[str, Known] = field(default_factory=dict)  # what is known of all in it
    kind: str = ""  # as whoever sent it says; empty: told by content and name

    def inside(self, name: str, data: bytes) -> "Source":
        """Return a file that was packed in this one.

        Raises:
            ArticleError: it lies too deep, or too much was unpacked.
        """
        where = f"{self.name} › {drop_surrogates(name)}"
        self.budget.spend(where, len(data))
        if self.depth >= DEPTH:
            raise ArticleError(
                f"'{where}': it lies {self.depth + 1} archives deep; unpack it and add the file"
            )
        return replace(self, name=where, data=data, depth=self.depth + 1, kind="")


@dataclass(frozen=True)
class Draft:
    """One article before inference: its text and what its file states about it.

    Keys of `stated` are title, outlet, byline, published, modified, section, url, and hint for
    what is told of the date without fixing it. `words` is the file's own count of words.
    """

    source: str
    text: str
    stated: dict[str, Known] = field(default_factory=dict)
    words: int | None = None


@dataclass(frozen=True)
class Table:
    """The shape of a table that was read: its columns, and which were taken for what."""

    source: str
    columns: tuple[str, ...]
    taken: Columns


@dataclass(frozen=True)
class Problem:
    """One thing that went wrong: where, what, and the way out.

    `columns` is not empty when the file is a table and the user must say which column holds the
    text; `days` when they must say whether days or months come first, with examples. Read it
    again with the answer in `Columns`.
    """

    source: str
    what: str
    advice: str
    columns: tuple[str, ...] = ()
    days: tuple[str, ...] = ()

    def row(self, *, at: str) -> dict[str, str]:
        """Return it as a row of PROBLEMS; `at` is an ISO time, UTC."""
        return {"source": self.source, "what": self.what, "advice": self.advice, "at": at}


@dataclass(frozen=True)
class Article:
    """One article: the fields of schemas.ARTICLES, less `duplicate_of`, `copy_kind`,
    `also_printed` and `added_at`.

    None means unknown; what is known, or why not, stands in the basis beside it.
    """

    article_id: str
    text: str
    words: int
    source: str
    title: str | None = None
    title_basis: str | None = None
    outlet: str | None = None
    outlet_basis: str | None = None
    origin: str | None = None
    byline: str | None = None
    published: str | None = None
    published_basis: str | None = None
    published_hint: str | None = None
    published_at: str | None = None
    modified: str | None = None
    section: str | None = None
    url: str | None = None
    language: str | None = None
    language_basis: str | None = None

    def row(self) -> dict[str, Any]:
        """Return it as a row of ARTICLES."""
        return asdict(self)


@dataclass(frozen=True)
class Reading:
    """What one or more files gave; a problem with one item leaves the others standing."""

    articles: tuple[Article, ...] = ()
    problems: tuple[Problem, ...] = ()
    tables: tuple[Table, ...] = ()


# What a user may set by hand, and the column that says so.
_EDITABLE = {
    "title": "title_basis",
    "outlet": "outlet_basis",
    "published": "published_basis",
    "byline": None,
    "origin": None,
    "section": None,
    "url": None,
    "language": "language_basis",
}


def with_given(article: Article, **given: str | None) -> Article:
    """Return an article with what a person says about it; None and "" make a field unknown.

    Raises:
        ArticleError: `published` is no date, `url` no address, `language` no known one, or a field
            cannot be set by hand.
    """
    changes: dict[str, str | None] = {}
    for name, typed in given.items():
        words = changes[name] = given_value(name, typed)
        if name == "published":
            changes["published_at"] = None  # the clock belonged to the day before
        basis = _EDITABLE[name]
        if basis:
            changes[basis] = "given" if words else "unknown: cleared by hand"
    return replace(article, **changes)  # type: ignore[arg-type]


def given_value(name: str, typed: str | None) -> str | None:
    """Return what a person typed for a field of an article as it is kept; "" is None, unknown.

    Raises:
        ArticleError: see `with_given`.
    """
    if name not in _EDITABLE:
        known = ", ".join(sorted(_EDITABLE))
        raise ArticleError(f"'{name}' cannot be set by hand; choose one of {known}")
    words = (typed or "").strip()
    if not words:
        return None
    if name == "published":
        day = read_typed_day(words)
        if day is None:
            raise ArticleError(ask_which_day(words))
        return day
    if name == "url" and web_address(words) is None:
        raise ArticleError(f"'{words}' is not a web address; begin it with https://")
    if name == "language":
        code = language_code(words)
        if code is None:
            raise ArticleError(f"'{words}' is no language known here; write it as English or en")
        return code
    return words


def web_address(words: str) -> str | None:
    """Return an address only when it leads to the web, since pages link to it."""
    try:
        parts = urlsplit(words.strip())
    except ValueError:
        return None
    return words.strip() if parts.scheme in ("http", "https") and parts.hostname else None


def hash_text(text: str) -> str:
    """Return the article_id of a text: the first 16 hex digits of the SHA-256 of its UTF-8.

    Hashed after "\\r\\n" and "\\r" became "\\n" and white space at the very end was left out: the
    same words saved on two systems, or pasted, are one article, and offsets into them agree.

    Source: SHA-256, FIPS 180-4.
    """
    plain = text.replace("\r\n", "\n").replace("\r", "\n").rstrip()
    return hashlib.sha256(plain.encode("utf-8")).hexdigest()[:16]
