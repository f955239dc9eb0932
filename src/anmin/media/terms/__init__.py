"""The words of evidence and calls, one subject a file."""
