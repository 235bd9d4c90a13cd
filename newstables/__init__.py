"""News articles in, tables out: the engine of Dateline, without a browser or a chart."""
