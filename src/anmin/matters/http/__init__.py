"""Where the doors of matters are reached, one subject a file."""
