"""Times: what an article says of when, found in its text and dated against its publication."""
