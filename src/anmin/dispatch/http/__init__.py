"""Where the doors of dispatch are reached, one subject a file."""
