"""One-line faults that would hurt an analyst, and how many of them the tests catch."""
