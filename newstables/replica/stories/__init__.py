"""The tables of each story: what stands in its articles, looked up before those of the store."""
