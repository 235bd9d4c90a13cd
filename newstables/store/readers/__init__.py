"""Batches of articles in, findings on disk: read here, or in processes of this machine."""
