"""The verbs of evidence and calls, one subject a file."""
