"""The charts of a briefing as numbers: what a view counts, and the sentences behind each."""
