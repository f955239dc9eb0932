"""The words of cases, one subject a file."""
