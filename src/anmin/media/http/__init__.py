"""Where evidence and calls are reached, one subject a file."""
