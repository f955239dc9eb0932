"""The SQL of cases, one subject a file."""
