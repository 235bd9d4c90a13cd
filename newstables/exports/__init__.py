"""Frames become bytes, one module a format."""
