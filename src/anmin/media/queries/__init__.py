"""What people are shown of evidence and calls, one subject a file."""
