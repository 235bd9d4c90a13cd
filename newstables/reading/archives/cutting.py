"""Which database wrote a file of many articles: told by its content, never by its name."""

from collections.abc import Callable, Iterator
from typing import Any

from newstables.reading.archives.europresse import cut_europresse
from newstables.reading.archives.factiva_fields import cut_factiva_fields, cut_factiva_tables
from newstables.reading.archives.factiva_lines import cut_factiva_lines, cut_factiva_page
from newstables.reading.archives.nexis_classic import cut_nexis_page, cut_nexis_text
from newstables.reading.archives.nexis_uni import cut_nexis_uni
from newstables.reading.archives.proquest import cut_proquest
from newstables.reading.article import Draft, Problem

Cut = Iterator[Draft | Problem]

OF_TEXT: tuple[Callable[..., Cut | None], ...] = (
    cut_nexis_text,
    cut_nexis_uni,
    cut_factiva_fields,
    cut_factiva_lines,
    cut_proquest,
)
OF_PAGES: tuple[Callable[..., Cut | None], ...] = (
    cut_factiva_tables,
    cut_factiva_page,
    cut_europresse,
    cut_nexis_page,
)


def cut_text(text: str, *, source: str) -> Cut | None:
    """Return the articles of an export that is text, however it came; None when it is no export.

    Raises:
        ArticleError: it is an export whose articles cannot be told apart.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return next((found for cut in OF_TEXT if (found := cut(text, source=source))), None)


def cut_page(tree: Any, *, source: str) -> Cut | None:
    """Return the articles of an export that is a page; None when it is no export.

    Raises:
        ArticleError: it is an export whose articles cannot be told apart.
    """
    return next((found for cut in OF_PAGES if (found := cut(tree, source=source))), None)
