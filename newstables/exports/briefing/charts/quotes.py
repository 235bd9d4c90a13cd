"""What charts of quotations count: by speaker, and by whose words are printed."""

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
        asked.row(
            row["name"],
            [number(row["share"])],
            [(row["name"], "")],
            reach=((round(row["low"], 4), round(row["high"], 4)),),
        )
        for row in shown.to_dict("records")
    ]
    series = (label("Share of words", asked.language),)
    return Counted("bars", series, marks, len(said) - len(shown), share=True)
