"""The tables of evidence and calls, one subject a file."""
