"""What the command line writes of a briefing: the file its page saves, or a visit file."""

from pathlib import Path

from newstables.cli.export import refuse_unknown
from newstables.config import read_settings
from newstables.decisions.briefing_exports import last_record, note_export
from newstables.decisions.briefing_stories import story_of
from newstables.decisions.briefing_templates import read_template
from newstables.decisions.briefings import Briefing, find_briefing
from newstables.decisions.story_deeds import story_id_of
from newstables.errors import ExportError
from newstables.exports.briefing.formats import DOCUMENTS, compose_document
from newstables.exports.briefing.own_templates import check_template
from newstables.exports.briefing.templates import begin
from newstables.queries.filters import Filters
from newstables.queries.heading import heading
from newstables.queries.tables import Tables, as_bits
from newstables.replica.replica import open_replica
from newstables.replica.tours import story_tables
from newstables.store.jobs import count_pending
from newstables.store.reading_only import open_to_read
from newstables.store.search import to_fts5
from newstables.store.version import pipeline_version


def export_briefing(
    folder: Path,
    name: str,
    form: str,
    out: Path,
    *,
    filters: Filters,
    template: Path | None = None,
    story: str = "",
) -> None:
    """Write a briefing to a file, and keep what was written.

    Args:
        folder: of the store.
        name: title of the briefing, or "#" and its number; "": a visit file of the story.
        form: a key of `exports.briefing.formats.DOCUMENTS`.
        out: the file.
        filters: what the whole briefing is narrowed to.
        template: a .docx or .pptx of one's own; None: the one kept in the store, if any.
        story: name or id of the story it is told of; "" = that of the briefing.

    Raises:
        BriefingError: there is no such briefing, or its story is gone.
        CorrectionError: there is no such story.
        ExportError: there is no such format, the template is none, or what was chosen is not in
            the story.
    """
    if form not in DOCUMENTS:
        raise ExportError(f"'{form}': no such format; choose {', '.join(DOCUMENTS)}")
    store = open_to_read(folder)
    replica, wanted = open_replica(store), story_id_of(store, story)
    kept = find_briefing(store, name) if name else None
    tables = story_tables(replica, wanted or (story_of(store, kept) if kept else ""))
    refuse_unknown(tables, filters)
    briefing = kept or _visit_file(tables)

    def find(words: str) -> str | None:
        expression = to_fts5(words)
        return as_bits(store.search_quotes(expression)) if expression else None

    own = template.read_bytes() if template else read_template(store, form)
    if template and own and DOCUMENTS[form].templated:
        check_template(form, own)
    written = compose_document(
        tables,
        briefing,
        form=form,
        template=own,
        version=store.version(),
        find=find,
        last=last_record(store, briefing.briefing_id),
        narrowed=filters,
        waiting=count_pending(store, pipeline=pipeline_version(read_settings().model)),
    )
    out.write_bytes(written.content)
    if briefing.briefing_id:
        note_export(store, briefing.briefing_id, form=form, manifest=written.record)


def _visit_file(tables: Tables) -> Briefing:
    return begin("visit", title=heading(tables).name)
