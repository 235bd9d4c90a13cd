"""Times dated: symbolic rules and a publication date in, TIMEX3 values out."""
