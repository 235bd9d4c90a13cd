"""Pairs of names as every drawing has them: which names are drawn, and where a network's stand."""
