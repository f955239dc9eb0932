"""The rules of evidence and calls, one subject a file. Pure."""
