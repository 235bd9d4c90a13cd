"""Batches of articles in, findings on disk: here, in processes of this machine, or on a cluster."""
