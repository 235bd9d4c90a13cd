"""Charts as pictures for a slide or a column: figure in, SVG, PNG or PDF out, without a browser."""
