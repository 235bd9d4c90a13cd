"""Speed, measured as ratios in one run: machines are noisy, seconds are not comparable."""
