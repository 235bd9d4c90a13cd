"""Exports of archives, many articles in one file: cut apart by the layout each database writes."""
