"""What the Activity page alone draws."""
