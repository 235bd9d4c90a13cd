"""Queries about names: what is counted, and that the sentences add up to the count."""
