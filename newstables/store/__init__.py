"""What is kept: decisions in SQLite, findings in Parquet, and the process that reads."""
