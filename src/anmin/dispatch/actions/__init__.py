"""The verbs of dispatch, one subject a file."""
