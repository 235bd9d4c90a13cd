"""Fetching: no door into the network, and a sentence for whatever a server does."""
