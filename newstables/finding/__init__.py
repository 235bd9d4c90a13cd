"""ONE text in, findings out: nothing here depends on a date, on other texts or on people."""
