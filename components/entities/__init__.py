"""What the Entities page alone draws."""
