"""What is read of the figures, one subject a file."""
