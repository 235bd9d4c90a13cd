"""News articles in, tables out: the engine of Dateline, without a browser or a chart.

The three public functions; `../docs/cookbook.md` shows them at work. What they need is imported
when they are called: the app imports this package and never loads a language model.
"""

import json
from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager
from dataclasses import replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from newstables.reading.article import Reading
    from newstables.story.corpus.reading import Corpus


def read_bytes(data: bytes, *, name: str) -> "Reading":
    """Read one file given as bytes; `name` tells its kind by its ending.

    Returns:
        articles (a tuple of Article) and problems (a tuple of source, what, advice): what cannot
        be read is a problem, never an error.
    """
    from newstables.config import read_settings
    from newstables.reading import files

    return files.read_bytes(data, name=name, settings=read_settings())


def annotate(lines: Iterable[Mapping[str, Any]], *, workers: int = 1) -> list[dict[str, Any]]:
    """Find what each of some articles holds, names linked over all of them.

    Args:
        lines: an article each: id, text, and where known published (ISO 8601 day), title, outlet
            and url. An article that cannot be read is left out.
        workers: processes that read; the language model is loaded once in each. 1: this process
            reads itself, keeps the model, and can cut short no article that takes too long.

    Returns:
        One dict an article, in the order given: id, published, published_basis, furniture,
        mentions, quotes, times. Offsets count code points of the text given, the end excluded.

    Raises:
        AnnotationError: no language model is installed.
    """
    from newstables.story.corpus.writing import ANNOTATE_WITHOUT, annotate_corpus

    with _corpus(lines, workers, ANNOTATE_WITHOUT) as corpus:
        return list(annotate_corpus(corpus))


def timeline(lines: Iterable[Mapping[str, Any]], *, workers: int = 1) -> dict[str, Any]:
    """Find the dated events of some articles, merged over all of them.

    Args: as `annotate` takes them.

    Returns:
        The timelines format: what `python -m newstables timeline` writes.

    Raises:
        AnnotationError: no language model is installed.
    """
    from newstables.story.corpus.writing import TIMELINE_WITHOUT, timeline_of

    with _corpus(lines, workers, TIMELINE_WITHOUT) as corpus:
        return timeline_of(corpus)


def _corpus(
    lines: Iterable[Mapping[str, Any]], workers: int, without: tuple[str, ...]
) -> AbstractContextManager["Corpus"]:
    from newstables.config import read_settings
    from newstables.story.corpus.reading import read_corpus

    settings = replace(read_settings(), workers=workers)
    return read_corpus(map(_written, lines), settings=settings, without=without, here=workers == 1)


def _written(line: Mapping[str, Any]) -> str:
    return json.dumps(dict(line), ensure_ascii=False, default=str)
