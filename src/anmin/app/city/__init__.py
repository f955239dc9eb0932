"""A simulated city, drawn from a size and a seed: the same two give the same city, and nothing of it exists."""
