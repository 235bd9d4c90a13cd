"""Addresses a person gives are fetched: through one door, which opens on the public web only."""
