"""Files, uploads, folders and pasted text -> articles and problems.

`READERS` is the one place a new kind of file is added: a function from `Source` to drafts and
problems, and its line here. What is read over the network or from a mailbox ends in a `Source` too.
"""

import csv
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from newstables.config import Settings
from newstables.errors import ArticleError
from newstables.finding.language import is_read, language_name
from newstables.reading.article import (
    Article,
    Columns,
    Draft,
    Problem,
    Reading,
    Source,
    Table,
)
from newstables.reading.budget import Budget
from newstables.reading.decoding import drop_surrogates, mixed_lines
from newstables.reading.formats.documents import read_docx, read_odt, read_rtf
from newstables.reading.formats.mails import read_mail, read_mailbox, read_msg
from newstables.reading.formats.news_xml import read_xml
from newstables.reading.formats.objects import read_json, read_jsonl
from newstables.reading.formats.packed import read_gzip, read_zip
from newstables.reading.formats.pdf import read_pdf
from newstables.reading.formats.plain import draft_of_text, read_markdown, read_text
from newstables.reading.formats.saved_page import read_html
from newstables.reading.formats.sheets import read_sheets
from newstables.reading.formats.tables import read_csv
from newstables.reading.formats.web_archives import read_wacz, read_warc
from newstables.reading.inference import finish
from newstables.reading.kinds import kind_of
from newstables.reading.large import LARGE, parts_of, unpacked_size

_CHARACTERS_A_WORD = 10  # at most: words are parted by blanks, and a text may have none
Read = Draft | Problem | Table | Source
Reader = Callable[[Source], Iterator[Read]]

READERS: dict[str, Reader] = {
    ".csv": read_csv,
    ".docx": read_docx,
    ".eml": read_mail,
    ".gz": read_gzip,
    ".htm": read_html,
    ".html": read_html,
    ".json": read_json,
    ".jsonl": read_jsonl,
    ".mbox": read_mailbox,
    ".md": read_markdown,
    ".mht": read_mail,
    ".mhtml": read_mail,
    ".msg": read_msg,
    ".ndjson": read_jsonl,
    ".ods": read_sheets,
    ".odt": read_odt,
    ".pdf": read_pdf,
    ".rtf": read_rtf,
    ".tsv": read_csv,
    ".txt": read_text,
    ".wacz": read_wacz,
    ".warc": read_warc,
    ".xls": read_sheets,
    ".xlsx": read_sheets,
    ".xml": read_xml,
    ".zip": read_zip,
}
_OF_TEXT = (".csv", ".htm", ".html", ".json", ".jsonl", ".md", ".ndjson", ".tsv", ".txt")
_FIRST_PAPER = "1600-01-01"


def read_bytes(
    data: bytes, *, name: str, settings: Settings, columns: Columns | None = None
) -> Reading:
    """Read one file given as bytes, as an upload is; its kind known by its content or its name."""
    name = drop_surrogates(name)
    if len(data) > settings.max_file_mb * 1e6:
        return Reading(
            problems=(
                _problem(_too_big(name, len(data), limit_mb=settings.max_file_mb), name=name),
            )
        )
    budget = Budget(int(settings.max_unpacked_mb * 1e6))
    return read_source(Source(name, data, columns or Columns(), budget), settings=settings)


def read_source(source: Source, *, settings: Settings) -> Reading:
    """Read what came in, by whatever way: from the disk, from an upload, from an address."""
    return _collect(_items(source, settings=settings), name=source.name, settings=settings)


def read_draft(draft: Draft, *, settings: Settings) -> Reading:
    """Read an article whose text is known already, as a feed carries it."""
    return _collect(iter([draft]), name=draft.source, settings=settings)


def read_path(path: Path, *, settings: Settings, columns: Columns | None = None) -> Reading:
    """Read one file from the disk, in one go."""
    name = drop_surrogates(path.name)
    try:
        size = path.stat().st_size
        if size > settings.max_file_mb * 1e6:
            error = _too_big(name, size, limit_mb=settings.max_file_mb)
            return Reading(problems=(_problem(error, name=name),))
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        fault = (getattr(error, "strerror", None) or "cannot be opened").lower()
        advice = "check the name and that you may read the file"
        where = drop_surrogates(str(path))
        return Reading(problems=(Problem(where, f"cannot be read: {fault}", advice),))
    return read_bytes(data, name=name, settings=settings, columns=columns)


def read_in_parts(
    path: Path, *, settings: Settings, columns: Columns | None = None
) -> Iterator[Reading]:
    """Read one file from the disk; a large one, where it can be cut, part by part."""
    name = drop_surrogates(path.name)
    is_large = path.is_file() and unpacked_size(path) > LARGE
    budget = Budget(int(settings.max_streamed_mb * 1e6))
    parts = parts_of(path, Source(name, b"", columns or Columns(), budget)) if is_large else None
    if parts is None:
        yield read_path(path, settings=settings, columns=columns)
        return
    size = path.stat().st_size
    if size > settings.max_streamed_mb * 1e6:
        error = _too_big(name, size, limit_mb=settings.max_streamed_mb)
        yield Reading(problems=(_problem(error, name=name),))
        return
    try:
        for part in parts:
            if isinstance(part, Problem):
                yield Reading(problems=(part,))
            else:
                yield read_source(part, settings=settings)
    except ArticleError as error:
        yield Reading(problems=(_problem(error, name=name),))
    except (OSError, ValueError, csv.Error):
        what = "damaged: it cannot be read to its end"
        yield Reading(problems=(Problem(name, what, "save or export it again"),))


def read_paths(
    paths: Iterable[Path], *, settings: Settings, columns: Columns | None = None
) -> Iterator[Reading]:
    """Read files and, with all below them, folders: a Reading a file or part, in a steady order."""
    for path in paths:
        if not path.is_dir():
            yield from read_in_parts(path, settings=settings, columns=columns)
            continue
        for file in files_below(path):
            if _leads_out(file, path):
                yield Reading(problems=(_no_file_of(file, path),))
            else:
                yield from read_in_parts(file, settings=settings, columns=columns)


def read_pasted(text: str, *, settings: Settings, name: str = "pasted text") -> Reading:
    """Read what a user pasted as one article."""
    try:
        if not text.strip():
            raise ArticleError(f"'{name}': it holds no words; paste the article's text")
        return read_draft(draft_of_text(text, source=name), settings=settings)
    except ArticleError as error:
        return Reading(problems=(_problem(error, name=name),))


def files_below(folder: Path) -> list[Path]:
    """Return every file below a folder, hidden ones left out; links to folders are not followed."""
    found: list[Path] = []
    for here, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [Path(here, name) for name in files if not name.startswith(".")]
        found += [Path(here, name) for name in folders if Path(here, name).is_symlink()]
    return sorted(found, key=lambda path: os.fsencode(path))


def _leads_out(file: Path, folder: Path) -> bool:
    """Return whether a path in a folder is a link out of it, to a folder, or no file at all."""
    if file.is_symlink():
        inside = file.resolve().is_relative_to(folder.resolve())
        return not inside or not file.resolve().is_file()
    return not file.is_file()


def _no_file_of(file: Path, folder: Path) -> Problem:
    where = drop_surrogates(str(file.relative_to(folder)))
    return Problem(where, "a link out of the folder, or no file", "add the file itself")


def _items(source: Source, *, settings: Settings) -> Iterator[Draft | Problem | Table]:
    """Read one file and what is packed in it; whatever a reader does, a file costs but itself."""
    try:
        kind = source.kind or kind_of(source.name, source.data)
        lines = mixed_lines(source.data) if kind in _OF_TEXT else []
        if lines:
            yield _mixed(source.name, lines)
        for item in _reader(source.name, kind)(source):
            if isinstance(item, Source):
                yield from _items(item, settings=settings)
            elif isinstance(item, Draft):
                yield replace(item, stated=dict(source.stated) | item.stated)
            else:
                yield item
    except ArticleError as error:
        yield _problem(error, name=source.name)
    except RecursionError:
        yield Problem(source.name, "nested too deeply to be read", "leave this file out")
    except MemoryError:
        yield Problem(source.name, "too large to be read here", "cut it into smaller files")
    except Exception:  # noqa: BLE001 - parsers of damaged files fail in any way they like
        yield Problem(
            source.name,
            "damaged: it cannot be read to its end",
            "save or export it again",
        )


def _reader(name: str, kind: str) -> Reader:
    reader = READERS.get(kind)
    if reader is None:
        raise ArticleError(
            f"'{name}': cannot read {kind or 'a file without an ending'}; "
            f"save the article as one of {', '.join(sorted(READERS))}"
        )
    return reader


def _mixed(name: str, lines: list[int]) -> Problem:
    shown = ", ".join(map(str, lines[:5])) + (" and more" if len(lines) > 5 else "")
    return Problem(
        name,
        f"written in two encodings: UTF-8, and Windows-1252 in line {shown}; both were read",
        "compare those lines, or save the file anew as UTF-8",
    )


def _too_big(name: str, size: int, *, limit_mb: float) -> ArticleError:
    return ArticleError(
        f"'{name}': the file has {size / 1e6:,.1f} MB, the limit is {limit_mb:g} MB; "
        "cut it into smaller files"
    )


def _collect(items: Iterator[Draft | Problem | Table], *, name: str, settings: Settings) -> Reading:
    articles: list[Article] = []
    problems: list[Problem] = []
    tables: list[Table] = []
    for item in items:
        if isinstance(item, Problem):
            problems.append(item)
        elif isinstance(item, Table):
            tables.append(item)
        else:
            try:
                article = _finished(item, settings=settings)
            except ArticleError as error:
                problems.append(_problem(error, name=item.source))
                continue
            articles.append(article)
            problems.extend(_warnings(article))
    if not articles and not problems:
        problems.append(Problem(name, "it holds no articles", "add a file that does"))
    return Reading(tuple(articles), tuple(problems), tuple(tables))


def _finished(draft: Draft, *, settings: Settings) -> Article:
    words = len(draft.text.split())
    if not words:
        raise ArticleError(f"'{draft.source}': it holds no words; add one that holds an article")
    if words > settings.max_article_words:
        raise ArticleError(
            f"'{draft.source}': the article has {words:,} words, the limit is "
            f"{settings.max_article_words:,}; cut it into its parts"
        )
    characters = _CHARACTERS_A_WORD * settings.max_article_words
    if len(draft.text) > characters:
        raise ArticleError(
            f"'{draft.source}': the article has {len(draft.text):,} characters, the limit is "
            f"{characters:,}; cut it into its parts"
        )
    return finish(_of_whole_characters(draft))


def _of_whole_characters(draft: Draft) -> Draft:
    """Return a draft without halves of characters, whichever reader let them through."""
    stated = {
        name: replace(known, value=drop_surrogates(known.value), basis=drop_surrogates(known.basis))
        for name, known in draft.stated.items()
    }
    return replace(draft, text=drop_surrogates(draft.text), stated=stated)


def _warnings(article: Article) -> Iterator[Problem]:
    """Return what an article that was read may suffer from."""
    if not is_read(article.language):
        yield Problem(
            article.source,
            f"is written in {language_name(article.language or '')}: it is kept, but not read",
            "nothing to do; if it is English after all, say so in its field Language",
        )
    garbled = sum(article.text.count(pair) for pair in ("â€", "Ã©", "Ã¨", "Ã¶", "Ã¼", "\ufffd"))
    if garbled:
        yield Problem(
            article.source,
            f"has garbled characters ({garbled} of them): it was once saved in a wrong encoding",
            "get the file anew and save it as UTF-8",
        )
    latest = (date.today() + timedelta(days=2)).isoformat()
    if article.published and not _FIRST_PAPER <= article.published <= latest:
        yield Problem(
            article.source,
            f"is dated {article.published}, which no article is yet or any more",
            "correct its date before you rely on what it says of days",
        )


def _problem(error: ArticleError, *, name: str) -> Problem:
    """Split an error's sentence into what is wrong and the way out."""
    sentence = str(error).removeprefix(f"'{name}': ")
    what, _, advice = sentence.rpartition("; ")
    return Problem(name, what or sentence, advice if what else "leave this file out")
