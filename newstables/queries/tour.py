"""The tour in short: its stops, for the first screen."""

import pandas as pd

from newstables.queries.tables import Tables, ask


def stops(tables: Tables) -> pd.DataFrame:
    """Return the dated stops of the tour in order: event_id, date, end, place, status."""
    return ask(
        tables,
        """SELECT event_id, date, "end", place, status FROM events
        WHERE kind = 'stop' AND date IS NOT NULL AND place IS NOT NULL
        ORDER BY date, "end" NULLS LAST, event_id""",
    )


def tours(tables: Tables) -> pd.DataFrame:
    """List the tours found or made by hand, in the order of `story.timeline.tours.list_tours`.

    Returns:
        key, name, traveller, start, end, stops (a list of places), by_hand.
    """
    return ask(tables, "SELECT * FROM tours ORDER BY rowid")
