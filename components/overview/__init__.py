"""What the Overview alone draws."""
