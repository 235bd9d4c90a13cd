"""What is fetched and looked at again."""
