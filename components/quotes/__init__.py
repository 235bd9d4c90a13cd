"""What the Quotes page alone draws."""
