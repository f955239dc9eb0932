"""What people look at, one subject a file."""
