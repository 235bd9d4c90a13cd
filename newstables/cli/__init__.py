"""The command line: everything the pages can do to data, without a browser."""
