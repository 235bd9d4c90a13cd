"""What is drawn: each function draws what it is given and decides nothing."""
