"""Questions answered by a process of its own, so that long ones slow nobody who looks at a page."""
