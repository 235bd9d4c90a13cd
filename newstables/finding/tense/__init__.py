"""Whether a verb, or the clause around a day, looks back or ahead: the one reader of tense."""
