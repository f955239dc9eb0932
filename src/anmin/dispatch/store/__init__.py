"""The SQL of dispatch, one subject a file."""
