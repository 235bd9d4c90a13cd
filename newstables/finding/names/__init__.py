"""What names are made of: word lists and shapes, strings only."""
