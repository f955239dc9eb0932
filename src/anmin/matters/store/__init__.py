"""The SQL of matters, one subject a file."""
