"""The words of matters, one subject a file."""
