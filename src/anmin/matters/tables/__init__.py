"""The tables of matters, one subject a file."""
