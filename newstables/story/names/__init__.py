"""Which names mean the same: word lists, name shapes, links over articles, analysts' rules."""
