"""What matters do of themselves, one subject a file."""
