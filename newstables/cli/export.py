"""What the command line writes to a file: the views of the pages, saved as the pages save them."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from newstables.cli.store import told_since
from newstables.decisions.story_deeds import story_id_of
from newstables.errors import ExportError
from newstables.exports.choices import complete_choices
from newstables.exports.formats import formats_of
from newstables.exports.frames import check_frame, save_frames
from newstables.exports.views import save
from newstables.queries.filters import Filters
from newstables.queries.known import unknown_choices
from newstables.queries.quote_filters import QuoteFilters
from newstables.queries.tables import Tables, as_bits
from newstables.queries.tour import tours
from newstables.replica.replica import Replica, open_replica
from newstables.replica.tours import BoundTables, story_tables, tell_tour
from newstables.store.reading_only import open_to_read
from newstables.store.search import to_fts5


def export(
    folder: Path,
    what: str,
    form: str,
    out: Path,
    *,
    filters: Filters,
    tour: str = "",
    story: str = "",
    **chosen: Any,
) -> Sequence[str]:
    """Write what a page shows to a file; return what was found damaged, in sentences.

    Args:
        folder: of the store.
        what: the view, a key of `exports.views.VIEWS`.
        form: a key of `formats_of(what)`.
        out: the file.
        filters: what was chosen.
        tour: whose tour; "" = the first.
        story: name or id of the story; "" = all articles.
        chosen: what else was chosen, as `export_flags.choices_of` gives it.

    Raises:
        ExportError: there is no such format or tour, what was chosen is not in the story, or the
            story has nothing to compare.
        CorrectionError: there is no such story.
        QueryError: the words to search for cannot be understood.
    """
    if form not in formats_of(what):
        raise ExportError(f"'{form}': no such format; choose {', '.join(formats_of(what))}")
    store = open_to_read(folder)
    bounded = story_tables(open_replica(store), story_id_of(store, story))
    tables: Tables = _of_tour(bounded, tour) if tour else bounded
    if isinstance(filters, QuoteFilters) and (expression := to_fts5(filters.words)):
        filters = replace(filters, found=as_bits(store.search_quotes(expression)))
    refuse_unknown(tables, filters)
    asked = complete_choices(tables, filters, view=what, chosen=chosen)
    out.write_bytes(save(tables, filters, view=what, form=form, **asked))
    return told_since(store)


def export_frames(
    folder: Path, form: str, out: Path, *, name: str = "", story: str = ""
) -> Sequence[str]:
    """Write one frame to a file, or all as a ZIP; return what was found damaged, in sentences.

    Args:
        folder: of the store.
        form: a key of `exports.frames.FRAME_FORMATS`.
        out: the file.
        name: a key of `exports.frames.SAVED_FRAMES`; "" = all.
        story: name or id of the story; "" = all articles.

    Raises:
        ExportError: there is no such frame or format.
        CorrectionError: there is no such story.
    """
    store = open_to_read(folder)
    tables = story_tables(open_replica(store), story_id_of(store, story))
    check_frame(form, name)
    with out.open("wb") as file:
        save_frames(tables, file, form=form, name=name)
    return told_since(store)


def refuse_unknown(tables: Tables, filters: Filters) -> None:
    """Raise ExportError when what was chosen is not in the story: it would find nothing."""
    for what, value, like in unknown_choices(tables, filters):
        known = f"known are {'; '.join(like)}" if like else "write it as the page does"
        raise ExportError(f"no {what} '{value}' in the story; {known}")


def _of_tour(tables: Replica | BoundTables, key: str) -> Tables:
    known = list(tours(tables)["key"])
    if key not in known:
        raise ExportError(f"no tour '{key}'; known are {'; '.join(known) or 'none'}")
    return tell_tour(tables, key)
