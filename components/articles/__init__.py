"""What the Articles page alone draws."""
