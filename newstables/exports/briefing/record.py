"""What is kept of a manifest: in the log of what was saved, and inside every file."""

from typing import Any

from newstables.exports.briefing.blocks import Block, Manifest


def record(made: Manifest) -> dict[str, Any]:
    """Return what is kept of a manifest: facts, choices, figures and ids; no words of articles.

    It goes into every file and into the log of what was saved.
    """
    facts = ("title", "classification", "author", "day", "language", "briefing_id", "made_on",
             "store_version", "articles", "dates", "filters")  # fmt: skip
    return {
        **{name: getattr(made, name) for name in facts},
        "sections": [_recorded(block) for block in made.blocks],
        "sources": [
            {"number": each.number, "article_id": each.article_id, "outlet": each.outlet,
             "published": each.published, "url": each.url}
            for each in made.sources
        ],
        "warnings": {each.kind: each.words for each in made.warnings},
    }  # fmt: skip


def _recorded(block: Block) -> dict[str, Any]:
    kept: dict[str, Any] = {"section_id": block.section_id, "kind": block.kind,
                            "heading": block.heading}  # fmt: skip
    if block.filters:
        kept["filters"] = dict(block.filters)
    if block.groups:
        kept["quotations"] = [
            {"number": q.number, "quote_id": q.quote_id, "speaker": q.speaker, "state": q.state(),
             "sources": list(q.sources)}
            for q in block.quotes()
        ]  # fmt: skip
    if block.left_out:
        kept["left_out"] = block.left_out
    if block.happenings:
        kept["events"] = [
            {"event_id": e.event_id, "title": e.title, "date": e.date, "end": e.end,
             "status": e.status, "place": e.place, "sources": list(e.sources)}
            for e in block.happenings
        ]  # fmt: skip
    if block.chart:
        chart = block.chart
        kept["chart"] = {"view": chart.view, "choices": dict(block.choices),
                         "series": list(chart.series), "note": chart.note,
                         "figures": {row.name: list(row.values) for row in chart.rows}}  # fmt: skip
    return kept
