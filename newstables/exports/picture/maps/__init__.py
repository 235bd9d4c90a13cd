"""The ground of maps: land, coasts, borders and names, and which part of the world is shown."""
