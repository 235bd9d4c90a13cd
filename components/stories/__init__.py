"""What the Stories page alone draws."""
