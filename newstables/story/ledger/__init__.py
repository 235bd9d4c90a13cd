"""Words held against words: what was said, what was printed, what a draft claims."""
