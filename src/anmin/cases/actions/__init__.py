"""The verbs of cases, one subject a file."""
