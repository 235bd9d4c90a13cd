"""What charts of quotations count: by speaker, by voice, and whom they speak about."""

from dataclasses import replace

from newstables.exports.briefing.charts.asked import (
    MOST_ROWS,
    MOST_SENTENCES,
    Asked,
    Counted,
    number,
)
from newstables.exports.briefing.labels import label
from newstables.queries.chart_evidence import speaker_evidence
from newstables.queries.filters import UNATTRIBUTED
from newstables.queries.relations import talks_evidence
from newstables.queries.voices import voice_evidence


def speakers(asked: Asked) -> Counted:
    """Count the quotations of each speaker."""
    rows = asked.rows("speakers")
    named = rows[rows["speaker"] != UNATTRIBUTED]
    shown = named.head(MOST_ROWS)
    filters = replace(asked.filters, speakers=tuple(shown["speaker"]))
    asked.note(speaker_evidence(asked.tables, filters, most=MOST_SENTENCES))
    marks = [
        asked.row(row["speaker"], [int(row["quotes"])], [(row["speaker"], "")])
        for row in shown.to_dict("records")
    ]
    return Counted("bars", (label("Quotations", asked.language),), marks, len(named) - len(shown))


def voices(asked: Asked) -> Counted:
    """Count the words printed of each voice."""
    rows = asked.rows("voices")
    said = rows[rows["words"] > 0]
    shown, by = said.head(MOST_ROWS), asked.chosen["by"]
    asked.note(voice_evidence(asked.tables, asked.filters, by=by, most=MOST_SENTENCES))
    marks = [
        asked.row(row["name"], [number(row["share"])], [(row["name"], "")])
        for row in shown.to_dict("records")
    ]
    series = (label("Share of words", asked.language),)
    return Counted("bars", series, marks, len(said) - len(shown), share=True)


def talks(asked: Asked) -> Counted:
    """Count the quotations of speakers that hold a name."""
    rows = asked.rows("talks")
    shown = rows.head(MOST_ROWS).to_dict("records")
    for row in shown:
        key, count = f"{row['speaker']} {row['entity_id']}", int(row["quotes"])
        found = talks_evidence(asked.tables, asked.filters, speaker=row["speaker"],
                               entity_id=row["entity_id"])  # fmt: skip
        asked.note(found.head(MOST_SENTENCES).assign(key=key, sentences=count))
    marks = [
        asked.row(f"{row['speaker']} → {row['name']}", [int(row["quotes"])],
                  [(f"{row['speaker']} {row['entity_id']}", "")])
        for row in shown
    ]  # fmt: skip
    return Counted("bars", (label("Quotations", asked.language),), marks, len(rows) - len(shown))
