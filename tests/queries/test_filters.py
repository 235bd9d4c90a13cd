"""What a reader can choose: told in words, kept by its hash, and written as SQL for any table."""
