"""What the Briefing page alone draws."""
