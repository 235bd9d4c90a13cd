"""What the Timeline page alone draws."""
