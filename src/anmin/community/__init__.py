"""The public side: what the police tell everybody in a place."""
