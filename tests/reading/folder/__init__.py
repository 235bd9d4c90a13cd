"""Files of every kind, made anew: good, bad and hostile."""
