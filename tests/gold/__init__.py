"""Texts of our own with the answers expected of the engine."""
