"""A composed briefing -> one manifest -> a file: a module a format, none of which counts."""
