"""What the Connections page alone draws."""
