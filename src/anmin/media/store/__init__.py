"""The room's SQL, one subject a file."""
