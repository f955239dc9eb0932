"""What dispatch does of itself, one subject a file."""
