"""A corpus in, findings out, without a store: what `annotate` and `timeline` do."""
