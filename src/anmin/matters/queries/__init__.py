"""What people read of matters, one subject a file."""
