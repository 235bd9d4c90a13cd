"""Events in one text: what it says was done, by whom, where, and when it says so."""
