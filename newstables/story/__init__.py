"""ALL texts together: names linked, times resolved, the timeline told."""
