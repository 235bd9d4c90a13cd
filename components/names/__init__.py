"""What the Names page alone draws."""
