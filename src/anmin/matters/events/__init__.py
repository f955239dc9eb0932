"""The facts of matters, one subject a file."""
