"""What cases do of themselves, one subject a file."""
