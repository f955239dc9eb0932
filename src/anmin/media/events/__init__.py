"""The facts of evidence and calls, one subject a file."""
