"""What analysts decide, kept apart from what the engine finds and applied over it."""
