"""The page Check: a draft held against the articles."""
