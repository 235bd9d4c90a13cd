"""Files and pasted text become Articles, with what was inferred about each and why."""
