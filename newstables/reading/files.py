"""Files, uploads, folders and pasted text -> articles and problems.

`READERS` is the one place a new kind of file is added: a function from `Source` to drafts and
problems, and its line here. What is read over the network or from a mailbox ends in a `Source` too.
"""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path, PurePath

from newstables.config import Settings
from newstables.errors import ArticleError
from newstables.reading.article import Article, Draft, Problem, Reading, Source
from newstables.reading.inference import finish
from newstables.reading.language import language_name
from newstables.reading.plain import draft_of_text, read_markdown, read_text
from newstables.reading.saved_page import read_html
from newstables.reading.tables import read_csv, read_json, read_jsonl

Reader = Callable[[Source], Iterator[Draft | Problem]]

READERS: dict[str, Reader] = {
    ".csv": read_csv,
    ".htm": read_html,
    ".html": read_html,
    ".json": read_json,
    ".jsonl": read_jsonl,
    ".md": read_markdown,
    ".txt": read_text,
}


def read_bytes(
    data: bytes, *, name: str, settings: Settings, text_column: str | None = None
) -> Reading:
    """Read one file given as bytes, as an upload is; its kind known by the ending of `name`."""
    try:
        reader = _reader(name)
        if len(data) > settings.max_file_mb * 1e6:
            raise _too_big(name, len(data), settings=settings)
        source = Source(name, data, text_column)
        return _collect(reader(source), name=name, settings=settings)
    except ArticleError as error:
        return Reading(problems=(_problem(error, name=name),))


def read_path(path: Path, *, settings: Settings, text_column: str | None = None) -> Reading:
    """Read one file from the disk."""
    try:
        size = path.stat().st_size
        if size > settings.max_file_mb * 1e6:
            raise _too_big(path.name, size, settings=settings)
        data = path.read_bytes()
    except OSError as error:
        fault = (error.strerror or "cannot be opened").lower()
        advice = "check the name and that you may read the file"
        return Reading(problems=(Problem(str(path), f"cannot be read: {fault}", advice),))
    except ArticleError as error:
        return Reading(problems=(_problem(error, name=path.name),))
    return read_bytes(data, name=path.name, settings=settings, text_column=text_column)


def read_paths(
    paths: Iterable[Path], *, settings: Settings, text_column: str | None = None
) -> Iterator[Reading]:
    """Read files and, with all below them, folders: one Reading a file, in a steady order."""
    for path in paths:
        for file in _files_below(path) if path.is_dir() else [path]:
            yield read_path(file, settings=settings, text_column=text_column)


def read_pasted(text: str, *, settings: Settings, name: str = "pasted text") -> Reading:
    """Read what a user pasted as one article."""
    try:
        if not text.strip():
            raise ArticleError(f"'{name}': it holds no words; paste the article's text")
        draft = draft_of_text(text, source=name)
        return _collect(iter([draft]), name=name, settings=settings)
    except ArticleError as error:
        return Reading(problems=(_problem(error, name=name),))


def _files_below(folder: Path) -> list[Path]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return sorted(
        file
        for file in files
        if not any(part.startswith(".") for part in file.relative_to(folder).parts)
    )


def _reader(name: str) -> Reader:
    suffix = PurePath(name).suffix
    reader = READERS.get(suffix.lower())
    if reader is None:
        raise ArticleError(
            f"'{name}': cannot read {suffix or 'a file without an ending'}; "
            f"save the article as one of {', '.join(sorted(READERS))}"
        )
    return reader


def _too_big(name: str, size: int, *, settings: Settings) -> ArticleError:
    return ArticleError(
        f"'{name}': the file has {size / 1e6:,.1f} MB, the limit is {settings.max_file_mb:g} MB; "
        "cut it into smaller files"
    )


def _collect(items: Iterator[Draft | Problem], *, name: str, settings: Settings) -> Reading:
    articles: list[Article] = []
    problems: list[Problem] = []
    try:
        for item in items:
            if isinstance(item, Problem):
                problems.append(item)
                continue
            try:
                article = _finished(item, settings=settings)
            except ArticleError as error:
                problems.append(_problem(error, name=item.source))
                continue
            articles.append(article)
            problems.extend(_warnings(article))
    except ArticleError as error:
        problems.append(_problem(error, name=name))
    if not articles and not problems:
        problems.append(Problem(name, "it holds no articles", "add a file that does"))
    return Reading(tuple(articles), tuple(problems))


def _finished(draft: Draft, *, settings: Settings) -> Article:
    words = len(draft.text.split())
    if not words:
        raise ArticleError(f"'{draft.source}': it holds no words; add one that holds an article")
    if words > settings.max_article_words:
        raise ArticleError(
            f"'{draft.source}': the article has {words:,} words, the limit is "
            f"{settings.max_article_words:,}; cut it into its parts"
        )
    return finish(draft)


def _warnings(article: Article) -> Iterator[Problem]:
    """Return what an article that was read may suffer from."""
    if article.language not in (None, "en"):
        yield Problem(
            article.source,
            f"seems to be written in {language_name(article.language or '')}",
            "leave it out or expect little: names and quotations are found in English text only",
        )
    garbled = sum(article.text.count(pair) for pair in ("â€", "Ã©", "Ã¨", "Ã¶", "Ã¼", "\ufffd"))
    if garbled:
        yield Problem(
            article.source,
            f"has garbled characters ({garbled} of them): it was once saved in a wrong encoding",
            "get the file anew and save it as UTF-8",
        )


def _problem(error: ArticleError, *, name: str) -> Problem:
    """Split an error's sentence into what is wrong and the way out."""
    sentence = str(error).removeprefix(f"'{name}': ")
    what, _, advice = sentence.rpartition("; ")
    return Problem(name, what or sentence, advice if what else "leave this file out")
