"""Where the doors of cases are reached, one subject a file."""
