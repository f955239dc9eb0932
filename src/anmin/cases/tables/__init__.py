"""The tables of cases, one subject a file."""
