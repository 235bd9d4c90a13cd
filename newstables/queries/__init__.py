"""Queries to the story: filters in, small frame out. Every page asks here and nowhere else."""
