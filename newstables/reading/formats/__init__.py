"""One module a kind of file: what is in it as drafts, and in words what cannot be read."""
