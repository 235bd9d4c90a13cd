"""What is fetched and looked at again: addresses, feeds, sitemaps, folders; a process does it."""
