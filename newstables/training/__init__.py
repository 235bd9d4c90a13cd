"""Refits the speaker model on its corpus; nothing imports it."""
