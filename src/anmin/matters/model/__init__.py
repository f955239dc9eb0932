"""The rules of matters, one subject a file. Pure."""
