"""The verbs of matters, one subject a file."""
