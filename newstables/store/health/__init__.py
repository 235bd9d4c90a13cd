"""What keeps a store whole: damage found, forgotten, mended, and backups that are checked."""
